package org.mufakat.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class that visits the real pages: its tests take [Visits] as a parameter. All such
/// classes share one browser and one house, and a fault seen on any page fails the test that opened
/// it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({SharedBrowser.class, SharedHouse.class})
@interface AtTheHouse {

  TestHouse value() default TestHouse.OF_THE_MEMBERS;
}
