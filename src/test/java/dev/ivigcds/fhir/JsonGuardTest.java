package dev.ivigcds.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import ca.uhn.fhir.parser.DataFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":1e1000000}",
                "{\"value\":1e999999999}",
                "{\"value\":1e-999999999}",
                "{\"value\":1E99999999999999999999}",
                "{\"value\":-1.5e31}",
                "{\"value\":1,\"value\":2}",
                "{\"value\":",
                "{\"value\":1} {",
                "[]",
                "<html/>",
                ""
            })
    @Timeout(2)
    void T18_what_would_hold_or_mislead_a_parser_is_refused(String json) {
        assertThatThrownBy(() -> check(json)).isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void T18_nesting_without_end_and_numbers_without_end_are_refused() {
        assertThatThrownBy(() -> check("{\"a\":" + "[".repeat(100_000))).isInstanceOf(UnreadableAnswer.class);
        assertThatThrownBy(() -> check("{\"a\":" + "1".repeat(1_000_000) + "}")).isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"value\":1.10}", "{\"value\":6.02e23}", "{\"value\":1e-30,\"id\":\"1e1000000\"}", "{}"})
    void what_records_hold_passes(String json) {
        assertThatCode(() -> check(json)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"valueQuantity\":{\"value\":\"1e1000000\"}}",
                "{\"valueDecimal\":\"1e1000000\"}",
                "{\"component\":[{\"valueQuantity\":{\"value\":\"1e1000000\"}}]}",
                "{\"valueSampledData\":{\"factor\":\"1e1000000\"}}",
                "{\"entry\":[{\"search\":{\"score\":\"1e1000000\"}}]}"
            })
    void T18_a_number_written_as_a_string_is_still_a_number(String json) {
        assertThatThrownBy(() -> check(json)).isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"12e34567\"}",
                "{\"identifier\":[{\"value\":\"12e34567\"}]}",
                "{\"telecom\":[{\"value\":\"+4930123456\"}]}",
                "{\"valueString\":\"1e1000000\"}",
                "{\"valueQuantity\":{\"value\":\"7.0\"}}"
            })
    void an_identifier_that_looks_like_a_number_is_none(String json) {
        assertThatCode(() -> check(json)).doesNotThrowAnyException();
    }

    @Test
    void T18_what_a_call_brings_is_guarded_as_well() {
        assertThatThrownBy(() -> R4.parse("{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1e1000000}}"))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("a number in it is out of all proportion");
    }

    @Test
    void T18_every_decimal_of_R4_is_known_as_one() {
        FhirContext r4 = FhirContext.forR4Cached();
        Deque<BaseRuntimeElementCompositeDefinition<?>> todo = new ArrayDeque<>();
        r4.getResourceTypes().forEach(type -> todo.add(r4.getResourceDefinition(type)));
        Set<Object> seen = new HashSet<>();
        Set<String> decimals = new TreeSet<>();
        while (!todo.isEmpty()) {
            BaseRuntimeElementCompositeDefinition<?> type = todo.remove();
            if (seen.add(type)) {
                for (BaseRuntimeChildDefinition child : type.getChildren()) {
                    for (String name : child.getValidChildNames()) {
                        switch (name.contains("xtension") ? null : child.getChildByName(name)) {
                            case BaseRuntimeElementCompositeDefinition<?> composite -> todo.add(composite);
                            case RuntimePrimitiveDatatypeDefinition primitive
                            when primitive.getName().equals("decimal") -> decimals.add(name);
                            case null, default -> {}
                        }
                    }
                }
            }
        }

        assertThat(JsonGuard.DECIMALS).containsExactlyInAnyOrderElementsOf(decimals);
    }

    @Test
    void T18_arrays_and_texts_without_end_are_refused() {
        assertThatCode(() -> check("{\"entry\":[{}" + ",{}".repeat(9_999) + "]}"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check("{\"entry\":[{}" + ",{}".repeat(10_000) + "]}"))
                .isInstanceOf(UnreadableAnswer.class)
                .hasMessage("an array in it is too long");
        assertThatThrownBy(() -> check("{\"a\":[1" + ",1".repeat(10_000) + "]}"))
                .isInstanceOf(UnreadableAnswer.class);
        assertThatCode(() -> check("{\"div\":\"" + "x".repeat(2_000_000) + "\"}"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check("{\"div\":\"" + "x".repeat(2_100_000) + "\"}"))
                .isInstanceOf(UnreadableAnswer.class);
    }

    private static void check(String json) throws UnreadableAnswer {
        JsonGuard.check(json.getBytes(StandardCharsets.UTF_8));
    }
}
