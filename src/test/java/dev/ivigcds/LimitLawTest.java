package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.Vignette;
import dev.ivigcds.vignettes.Vignettes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every number of every rule has a vignette close to it on either side, which names it under {@code limits}. That it would be judged
 * otherwise with the number moved is held by {@code LimitTest}.
 */
class LimitLawTest {
    private static final SortedMap<String, String> NUMBERS = ServiceFile.numbers();
    private static final List<Vignette> VIGNETTES = Vignettes.all();
    private static final BigDecimal ONE_TWENTIETH = new BigDecimal("0.05");

    @Test
    void everyNumberHasAVignetteOnEitherSide() {
        List<String> missing = new ArrayList<>();
        NUMBERS.forEach((limit, written) -> {
            if (moved(limit).noneMatch(to -> to.compareTo(number(written)) < 0)) {
                missing.add(missing(limit, written, number(written).subtract(step(written)), "smaller"));
            }
            if (moved(limit).noneMatch(to -> to.compareTo(number(written)) > 0)) {
                missing.add(missing(limit, written, number(written).add(step(written)), "greater"));
            }
        });
        assertThat(missing).as("limits without a vignette beside them").isEmpty();
    }

    private static Stream<BigDecimal> moved(String limit) {
        return VIGNETTES.stream()
                .map(v -> v.limits().get(limit))
                .filter(Objects::nonNull)
                .map(LimitLawTest::number);
    }

    private static String missing(String limit, String written, BigDecimal example, String which) {
        return ("%s (%s): no vignette would be judged otherwise with a %s number there. Write one just beside %s"
                        + " and add to it \"limits\": { \"%s\": \"%s %s\" }")
                .formatted(limit, written, which, written, limit, example.toPlainString(), unit(written));
    }

    @Test
    void everyLimitThatAVignetteNamesIsANumberOfARuleMovedALittle() {
        for (Vignette vignette : VIGNETTES) {
            for (Map.Entry<String, String> limit : vignette.limits().entrySet()) {
                assertThat(NUMBERS).as("limits of %s", vignette.slug()).containsKey(limit.getKey());
                String written = NUMBERS.get(limit.getKey());
                assertThat(unit(limit.getValue()))
                        .as("unit of %s in %s", limit, vignette.slug())
                        .isEqualTo(unit(written));
                assertThat(number(limit.getValue()).subtract(number(written)).abs())
                        .as(
                                "%s in %s: at most one twentieth from %s, or one where that is more",
                                limit, vignette.slug(), written)
                        .isPositive()
                        .isLessThanOrEqualTo(nearness(written));
            }
        }
    }

    private static BigDecimal nearness(String written) {
        BigDecimal twentieth = number(written).multiply(ONE_TWENTIETH);
        return number(written).scale() > 0 ? twentieth : twentieth.max(BigDecimal.ONE);
    }

    private static BigDecimal number(String written) {
        return new BigDecimal(written.split(" ", 2)[0]);
    }

    private static String unit(String written) {
        return written.split(" ", 2)[1];
    }

    /** One in the last place that is written. */
    private static BigDecimal step(String written) {
        return number(written).ulp();
    }
}
