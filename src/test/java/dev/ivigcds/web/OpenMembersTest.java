package dev.ivigcds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member that an object has twice (T-18), in objects that are looked through and in objects that are hashed. */
class OpenMembersTest {
    private final StrictJson json = new StrictJson();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 11, 12, 13, 14, 200})
    void eachMemberIsToldWhenItComesAgain(int members) {
        for (int again = 0; again < members; again++) {
            String doubled = object(members, ",\"m" + again + "\":{\"m0\":1}");
            assertThatThrownBy(() -> read(doubled))
                    .isInstanceOf(Refusal.Malformed.class)
                    .hasMessageContaining("the same member twice at line 1, column ");
        }
    }

    @Test
    void theSameNameInObjectsWithinAndBesideIsAnother() {
        String inner = object(20, "");
        read("{\"m0\":" + inner + ",\"m1\":[" + inner + "," + inner + "],\"m2\":{\"m0\":{\"m0\":0}}}");
    }

    @Test
    void anObjectIsStillWatchedAfterALargeOneWithin() {
        String inner = object(20, "");
        assertThatThrownBy(() -> read("{\"a\":" + inner + ",\"b\":" + inner + ",\"a\":0}"))
                .isInstanceOf(Refusal.Malformed.class);
    }

    private void read(String document) {
        assertThat(json.read(document.getBytes(StandardCharsets.UTF_8)).isObject())
                .isTrue();
    }

    private static String object(int members, String more) {
        return IntStream.range(0, members)
                .mapToObj(i -> "\"m" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", more + "}"));
    }
}
