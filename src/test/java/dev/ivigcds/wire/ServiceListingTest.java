package dev.ivigcds.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ServiceListingTest {
    @Test
    void r12_withoutAServiceTheArrayIsEmpty() {
        assertThat(JsonMapper.builder().build().writeValueAsString(new ServiceListing(List.of())))
                .isEqualTo("{\"services\":[]}");
    }
}
