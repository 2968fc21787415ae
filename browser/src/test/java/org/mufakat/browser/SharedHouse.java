package org.mufakat.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// One house a regime for all browser tests of a run, started by the first that needs it and closed
/// after the last.
final class SharedHouse implements ParameterResolver, AfterEachCallback, AfterAllCallback {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(SharedHouse.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Visits.class;
  }

  @Override
  public Visits resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var wanted = context.getRequiredTestClass().getAnnotation(AtTheHouse.class).value();
    var open =
        context
            .getRoot()
            .getStore(HERE)
            .computeIfAbsent(wanted, _ -> OpenHouse.start(wanted), OpenHouse.class);
    var visits = new Visits(SharedBrowser.of(context), open.house(), open.signedIn());
    context.getStore(HERE).put(Visits.class, visits);
    return visits;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    end(context);
  }

  /// What was visited before the first test of a class.
  @Override
  public void afterAll(ExtensionContext context) {
    end(context);
  }

  private static void end(ExtensionContext context) {
    var visits = context.getStore(HERE).remove(Visits.class, Visits.class);
    if (visits != null) {
      var faults = visits.end();
      if (context.getExecutionException().isEmpty()) {
        assertThat(faults).as("faults seen on the pages of this test").isEmpty();
      } else {
        faults.forEach(fault -> System.err.println("also seen: " + fault));
      }
    }
  }

  /// @param signedIn the cookies of everyone who signed in, by username
  private record OpenHouse(House house, Map<String, String> signedIn) implements AutoCloseable {

    static OpenHouse start(TestHouse wanted) {
      return new OpenHouse(wanted.start(), new ConcurrentHashMap<>());
    }

    @Override
    public void close() {
      house.close();
    }
  }
}
