package dev.ivigcds.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skipped where no Chromium or Chrome is installed, unless {@code IVIG_CDS_BROWSER=required}: then it fails. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
            if (Chromium.installed().isPresent()) {
                return ConditionEvaluationResult.enabled("a browser is installed");
            }
            if ("required".equals(System.getenv("IVIG_CDS_BROWSER"))) {
                return ConditionEvaluationResult.enabled("a browser is required; the tests say that there is none");
            }
            if (test.getTestMethod().isEmpty()) {
                System.out.println(test.getDisplayName()
                        + " is skipped: no Chromium or Chrome is on the PATH (or set CHROME_BIN to one).");
            }
            return ConditionEvaluationResult.disabled("no Chromium or Chrome is installed");
        }
    }
}
