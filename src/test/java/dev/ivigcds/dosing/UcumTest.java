package dev.ivigcds.dosing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.ivigcds.facts.Quantity;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we rely on of the UCUM library. */
class UcumTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest(name = "1 {0} is {2} {1}")
    @CsvSource({
        "mg, g, 0.001",
        "ug, g, 0.000001",
        "kg, g, 1000",
        "g, g, 1",
        "L, mL, 1000",
        "l, mL, 1000",
        "dL, mL, 100",
        "d, s, 86400",
        "wk, s, 604800",
        "min, s, 60",
        "[lb_av], kg, 0.45359237",
        "[oz_av], kg, 0.028349523125",
        "[in_i], cm, 2.54",
        "m, cm, 100"
    })
    void aFactorIsExact(String of, String in, BigDecimal factor) {
        assertThat(Ucum.factor(of, in)).isEqualByComparingTo(factor);
    }

    @Test
    void unitsOfDifferentThingsHaveNoFactor() {
        assertThatThrownBy(() -> Ucum.factor("G", "g")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "g, g1",
        "g/kg/d, g1 kg-1 d-1",
        "g/(kg.d), g1 kg-1 d-1",
        "g.kg-1.d-1, g1 kg-1 d-1",
        "mL/(kg.h), mL1 kg-1 h-1",
        "(g)/(kg), g1 kg-1",
        "g/24.h, g1 h1",
        "g/(24.h), g1 h-1",
        "/d, d-1",
        "[lb_av], [lb_av]1"
    })
    void aCodeIsTakenApartFromLeftToRight(String code, String parts) {
        assertThat(Ucum.read(code).orElseThrow().parts().stream()
                        .map(part -> part.code() + part.power())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(parts);
    }

    @Test
    void numbersAreKeptOnTheirSideOfTheLine() {
        Ucum.Expression daily = Ucum.read("10.g/(24.h)").orElseThrow();

        assertThat(daily.over()).isEqualByComparingTo("10");
        assertThat(daily.under()).isEqualByComparingTo("24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gm", "mcg", "g per kg", "g/", "99999999999.g", "0.g", "g/-1", "((((((((((((((((((((((((g"})
    void whatIsNoUcumIsNotRead(String code) {
        assertThat(Ucum.read(code)).isEmpty();
    }

    @Test
    void aLongCodeIsNotRead() {
        assertThat(Ucum.read("(".repeat(100_000) + "g")).isEmpty();
    }

    /** The library takes about a millisecond for a factor and allocates as it goes; ten thousand doses must not wait for it once it is known. */
    @Test
    void whatIsKnownIsNotWorkedOutAgain() {
        DosePlan.warmUp();
        Quantity rate = Quantity.of(BigDecimal.ONE, "mg/kg/min");
        long thread = Thread.currentThread().threadId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 10_000; i++) {
            assertThat(DoseUnit.of(rate).isPresent()).isTrue();
        }
        assertThat((THREADS.getThreadAllocatedBytes(thread) - before) / 10_000)
                .as("bytes for one dose")
                .isLessThan(10_000);
    }
}
