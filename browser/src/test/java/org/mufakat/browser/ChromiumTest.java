package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

class ChromiumTest {

  @TempDir private Path root;

  @Test
  void the_one_that_the_environment_names_comes_first() throws IOException {
    program("usr/bin/chromium", "");
    var named = program("opt/mine/chrome", "");

    var chromium = Chromium.lookFor(Map.of("MUFAKAT_CHROMIUM", named.toString()), root);

    assertThat(chromium).isEqualTo(new Chromium.Found(named));
  }

  @Test
  void a_named_one_that_is_not_there_is_said_and_not_replaced_by_another() throws IOException {
    program("usr/bin/chromium", "");

    var chromium = Chromium.lookFor(Map.of("MUFAKAT_CHROMIUM", "/opt/nowhere"), root);

    assertThat(chromium).isInstanceOf(Chromium.Missing.class);
    assertThat(((Chromium.Missing) chromium).whatToDo()).contains("MUFAKAT_CHROMIUM names /opt/");
  }

  @Test
  void it_is_found_under_each_name_that_packages_give_it() throws IOException {
    var ubuntu = program("usr/bin/chromium-browser", "");

    assertThat(Chromium.lookFor(Map.of(), root)).isEqualTo(new Chromium.Found(ubuntu));
  }

  @Test
  void it_is_found_along_the_path() throws IOException {
    var chrome = program("opt/google/google-chrome", "");

    var chromium =
        Chromium.lookFor(Map.of("PATH", "/nowhere::" + chrome.getParent().toString()), root);

    assertThat(chromium).isEqualTo(new Chromium.Found(chrome));
  }

  @Test
  void where_there_is_none_the_command_to_type_is_told() {
    var chromium = Chromium.lookFor(Map.of("PATH", "/nowhere"), root);

    assertThat(((Chromium.Missing) chromium).whatToDo())
        .contains("apt-get install --no-install-recommends chromium fonts-noto-core")
        .contains("export MUFAKAT_CHROMIUM=");
  }

  @Test
  void root_on_debian_gets_it_installed_after_the_lists_are_brought_up() throws IOException {
    program("etc/debian_version", "");
    var asked = root.resolve("asked");
    var chromium = root.resolve("usr/bin/chromium");
    program(
        "usr/bin/apt-get",
        """
        echo "$@" >> %s
        case "$*" in *install*) touch %s && chmod +x %s;; esac
        """
            .formatted(asked, chromium, chromium));
    var debian = new DebianPackage(root, true);

    var installed = debian.install(Map.of());

    assertThat(debian.canBeInstalled()).isTrue();
    assertThat(installed).isEqualTo(new Chromium.Found(chromium));
    assertThat(asked)
        .hasContent(
            """
            -q -y update
            -q -y install --no-install-recommends chromium fonts-noto-core
            """);
  }

  @Test
  void an_installation_that_fails_tells_its_last_line() throws IOException {
    program("usr/bin/apt-get", "echo reading; echo 'E: no network' >&2; exit 100");

    var answer = new DebianPackage(root, true).install(Map.of());

    assertThat(((Chromium.Missing) answer).why()).contains("update failed: E: no network");
  }

  @Test
  void nothing_is_installed_by_an_ordinary_user_nor_away_from_debian() throws IOException {
    program("usr/bin/apt-get", "");

    assertThat(new DebianPackage(root, true).canBeInstalled()).isFalse();
    program("etc/debian_version", "");
    assertThat(new DebianPackage(root, false).canBeInstalled()).isFalse();
  }

  @Test
  void without_a_browser_tests_are_skipped_unless_one_is_required() {
    var absent = new SharedBrowser.Presence.Absent("Type this.");
    var written = new ByteArrayOutputStream();
    var loud = new PrintStream(written, true);

    assertThatThrownBy(() -> absent.refuse(Map.of(), loud))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("Type this.");
    assertThatThrownBy(() -> absent.refuse(Map.of("MUFAKAT_REQUIRE_BROWSER", "true"), loud))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Type this.");
    assertThat(written.toString()).contains("BROWSER TESTS SKIPPED").contains("Type this.");
  }

  private Path program(String place, String script) throws IOException {
    var file = root.resolve(place);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }
}
