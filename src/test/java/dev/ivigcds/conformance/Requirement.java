package dev.ivigcds.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The duties that a test holds beside those its name begins with: a test of many duties cannot name them all. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requirement {
    /** Ids from {@code duties.yaml}, such as {@code R-80}. */
    String[] value();
}
