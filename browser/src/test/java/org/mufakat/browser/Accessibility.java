package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/// The check by axe-core: what hinders people who use a keyboard, a screen reader or large type.
final class Accessibility {

  /// axe-core itself, as Deque's library carries it. Its own builder would send every rule that
  /// passed over the wire too, which takes longer than the check.
  private static final String AXE = AxeBuilder.getAxeScript();

  /// Every violation of impact serious or critical, one line each, with the first places it is
  /// found at.
  private static final String SERIOUS_FINDINGS =
      """
      async (left) => {
        const rules = Object.fromEntries(left.map(rule => [rule, { enabled: false }]));
        const answer = await axe.run(document, { resultTypes: ['violations'], rules });
        return answer.violations
          .filter(rule => ['serious', 'critical'].includes(rule.impact))
          .map(rule => `${rule.id} (${rule.impact}) at ${rule.nodes.length}` + rule.nodes.slice(0, 3)
            .map(node => `\\n    ${node.html} — ${node.failureSummary.replaceAll(/\\s+/g, ' ')}`).join(''));
      }
      """;

  private Accessibility() {}

  static void assertNothingSerious(Page page, String where) {
    assertThat(seriousFindings(page)).as("axe findings on %s", where).isEmpty();
  }

  /// The same but for the contrast of colours, for a page whose colours were looked at in another
  /// width: that rule takes most of the time.
  static void assertNothingElseSerious(Page page, String where) {
    assertThat(seriousFindings(page, List.of("color-contrast")))
        .as("axe findings on %s", where)
        .isEmpty();
  }

  static List<String> seriousFindings(Page page) {
    return seriousFindings(page, List.of());
  }

  /// @param left the rules that are left out
  @SuppressWarnings("unchecked")
  private static List<String> seriousFindings(Page page, List<String> left) {
    if (!(Boolean) page.evaluate("'axe' in window")) {
      page.evaluate(AXE + "; null");
    }
    return (List<String>) page.evaluate(SERIOUS_FINDINGS, left);
  }
}
