package org.mufakat.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.node.NodeId;
import org.mufakat.regime.Member;
import org.mufakat.regime.RegimePack;
import org.mufakat.server.access.Role;
import org.mufakat.server.cli.ExitCode;
import org.mufakat.server.demo.DemoLogin;
import org.mufakat.server.demo.DemoWishes;
import org.mufakat.server.regime.PackReader;
import org.mufakat.server.regime.PackReading;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mufakat screenshots`: the main pages as pictures, wide in English and narrow in Indonesian.
///
/// The names are stable, for documents link to them: `region-en-wide.png`, `region-id-narrow.png`.
@Command(
    name = "screenshots",
    mixinStandardHelpOptions = true,
    description = "Renders the main pages, wide and narrow, as PNG files.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every page was rendered without a fault",
      "1:pages were rendered, and some have faults, which are listed",
      "2:the command line could not be understood",
      "3:no Chromium was found"
    },
    footer = {"", "Example:", "  ./mufakat screenshots --glotip data_glotip.xlsx"})
final class Screenshots implements Callable<Integer> {

  /// A picture is a look at a page, not the page: the rest of a longer one is cut off.
  private static final int CASES = 30;

  private static final long SEED = 2015;

  private static final int MOST_PIXELS_HIGH = 3000;

  private static final double PATIENCE_MILLIS = 120_000;

  /// The members whose nodes run beside the hub: enough to see that there are several.
  private static final int MOST_MEMBERS = 3;

  private record Format(String language, String name, int width, int height) {

    private static final List<Format> USUAL =
        List.of(new Format("en", "wide", 1280, 900), new Format("id", "narrow", 390, 844));

    private static final List<Format> EVERY =
        List.of(
            USUAL.getFirst(),
            new Format("en", "narrow", 390, 844),
            new Format("id", "wide", 1280, 900),
            USUAL.getLast());

    String fileName(MainPage page) {
      return page.name() + "-" + language + "-" + name + ".png";
    }
  }

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "docs/screenshots",
      description = "the folder to write to (${DEFAULT-VALUE})")
  private Path output = Path.of("docs", "screenshots");

  @Option(
      names = "--glotip",
      paramLabel = "FILE",
      description = "a GLOTIP release to show; without it, the totals that are typed into the pack")
  private Optional<Path> glotip = Optional.empty();

  @Option(
      names = "--every-format",
      description = "both languages in both widths, and not each in one")
  private boolean everyFormat;

  @Option(
      names = "--pack",
      paramLabel = "DIR",
      defaultValue = "regimes/asean",
      description = "the regime pack (${DEFAULT-VALUE})")
  private Path pack = Path.of("regimes", "asean");

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PAGE",
      description = "only these pages, as region,claim")
  private List<String> only = List.of();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Screenshots()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    return switch (Chromium.ofThisMachine()) {
      case Chromium.Missing missing -> refuse(missing.whatToDo());
      case Chromium.Found chromium ->
          switch (new PackReader().read(pack)) {
            case PackReading.Faulty faulty -> refuse(faulty.faults().getFirst().toString());
            case PackReading.Read(RegimePack read) -> take(chromium, read);
          };
    };
  }

  private int refuse(String why) {
    var err = spec.commandLine().getErr();
    err.println(why);
    err.flush();
    return ExitCode.REFUSED_TO_START;
  }

  private int take(Chromium.Found chromium, RegimePack regime) throws IOException {
    Files.createDirectories(output);
    var faults = new LinkedHashSet<Fault>();
    try (var house = House.start(wishes(regime));
        var browser = OpenBrowser.start(chromium)) {
      var camera = new Camera(house, browser);
      if (glotip.isPresent()) {
        camera.handIn(glotip.get());
      }
      for (var page : wanted()) {
        for (var format : everyFormat ? Format.EVERY : Format.USUAL) {
          faults.addAll(camera.take(page, format));
        }
      }
    }
    if (glotip.isEmpty()) {
      say("An import's report and its quarantine need --glotip FILE.");
    }
    faults.forEach(fault -> say("! " + fault));
    return faults.isEmpty() ? ExitCode.OK : ExitCode.NO;
  }

  private static DemoWishes wishes(RegimePack regime) {
    var few = regime.members().stream().map(Member::code).limit(MOST_MEMBERS);
    return DemoWishes.of(regime)
        .withStates(few.toArray(String[]::new))
        .with(new DemoWishes.Caseload(CASES, SEED));
  }

  private List<MainPage> wanted() {
    return MainPage.ALL.stream()
        .filter(page -> only.isEmpty() || only.contains(page.name()))
        .filter(page -> page.pictured() && (glotip.isPresent() || !page.needsFile()))
        .toList();
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  /// Opens the pages of one house and writes what it sees.
  private final class Camera {

    private final House house;
    private final OpenBrowser browser;
    private final Map<String, String> signedIn = new HashMap<>();

    Camera(House house, OpenBrowser browser) {
      this.house = house;
      this.browser = browser;
    }

    /// Imports a file the way a person does: on the page for imports.
    void handIn(Path file) {
      say("importing " + file.getFileName());
      var context =
          visitor(NodeId.HUB, new DemoLogin(Role.ANALYST, false), Format.USUAL.getFirst());
      var page = context.newPage();
      page.navigate(hub() + "/imports");
      page.locator("input[type=file]").setInputFiles(file);
      page.locator("main button[type=submit]").click();
      page.locator("[role=status] h2").waitFor();
      context.close();
    }

    List<Fault> take(MainPage page, Format format) throws IOException {
      var node = page.atAState() ? house.aState() : NodeId.HUB;
      var context =
          page.as().map(who -> visitor(node, who, format)).orElseGet(() -> anyone(format));
      var watch = Watch.over(context, house.origin());
      var window = context.newPage();
      page.show(window, house.origin() + "/" + node.slug());
      var file = output.resolve(format.fileName(page));
      Files.write(file, picture(window, format));
      say("%s (%d KB)".formatted(file, Files.size(file) / 1024));
      context.close();
      return watch.faults();
    }

    private byte[] picture(Page window, Format format) throws IOException {
      int height = (Integer) window.evaluate("document.documentElement.scrollHeight");
      var shown =
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setClip(0, 0, format.width(), Math.min(height, MOST_PIXELS_HIGH));
      return SmallPng.of(window.screenshot(shown));
    }

    private String hub() {
      return house.origin() + "/" + NodeId.HUB.slug();
    }

    private BrowserContext anyone(Format format) {
      return open(options(format));
    }

    private BrowserContext visitor(NodeId node, DemoLogin who, Format format) {
      var login = house.login(node, who);
      var cookies = signedIn.computeIfAbsent(login.toString(), _ -> signIn(login));
      return open(options(format).setStorageState(cookies));
    }

    private BrowserContext open(Browser.NewContextOptions options) {
      var context = browser.visitor(options);
      context.setDefaultTimeout(PATIENCE_MILLIS);
      return context;
    }

    private Browser.NewContextOptions options(Format format) {
      return new Browser.NewContextOptions()
          .setLocale(format.language())
          .setViewportSize(format.width(), format.height());
    }

    private String signIn(House.Login login) {
      var context = anyone(Format.USUAL.getFirst());
      login.typeInto(context.newPage(), house.origin());
      var cookies = context.storageState();
      context.close();
      return cookies;
    }
  }
}
