package org.mufakat.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mufakat.server.demo.DemoWishes;
import org.mufakat.server.demo.Demonstration;
import org.mufakat.server.hosting.Lifetime;
import picocli.CommandLine.Command;

/// `rehearse`: starts a small demonstration, asks for its first pages, and ends. The launcher runs
/// it once after a build, while Java takes down which classes a start needs, so that later starts
/// find them prepared.
@Command(
    name = "rehearse",
    hidden = true,
    description = "Starts and stops a demonstration once, so that Java can prepare later starts.",
    footer = {"", "Exit codes: 0 it went well; 3 it refused to start."},
    mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, InterruptedException {
    var wishes = DemoWishes.of(Packs.read(Optional.empty()));
    var states = wishes.pack().members().stream().limit(1).map(m -> m.code());
    try (var lifetime = Lifetime.begin();
        var browser = HttpClient.newHttpClient()) {
      var demonstration =
          Demonstration.start(wishes.withStates(states.toArray(String[]::new)), _ -> {}, lifetime);
      for (String page : List.of("hub/region", "hub/sign-in")) {
        browser.send(request(demonstration.address().resolve(page)), BodyHandlers.discarding());
      }
    } catch (Lifetime.StopAsked e) {
      return ExitCode.OK;
    }
    return ExitCode.OK;
  }

  private static HttpRequest request(URI page) {
    return HttpRequest.newBuilder(page).build();
  }
}
