package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.Situations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.node.ObjectNode;

/** A client with a list of its own: a FHIR base that is not on it is refused, and nothing is connected to (R-79, T-01). */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "ivig-cds.clients[0].id=general-hospital",
            "ivig-cds.clients[0].trust=none",
            "ivig-cds.clients[0].anonymous-fhir=false",
            "ivig-cds.clients[0].cors-origins[0]=https://ehr.hospital.example",
            "ivig-cds.clients[0].fhir-servers[0]=https://ehr.hospital.example/fhir/r4"
        })
@ActiveProfiles("demo")
class ForeignFhirBaseTest {
    @LocalServerPort
    private int port;

    private final WireMockServer canary =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void startsACanary() {
        canary.start();
    }

    @AfterEach
    void stopsIt() {
        canary.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:CANARY/fhir",
                "http://127.0.0.1:CANARY/fhir/r4",
                "https://ehr.hospital.example.evil.example/fhir/r4",
                "https://ehr.hospital.example:8443/fhir/r4",
                "https://ehr.hospital.example/fhir/r5",
                "http://ehr.hospital.example/fhir/r4"
            })
    void t01_aBaseThatIsNotOnTheListIs403AndNeverCalled(String base) {
        EhrOverHttp ehr = new EhrOverHttp("http://localhost:" + port);
        ObjectNode request = Situations.firstIvig(ehr);
        request.put("fhirServer", base.replace("CANARY", String.valueOf(canary.port())));
        HookContract.onRefusal(403, ehr.post("ivig-myositis", request.toString()));
        assertThat(canary.getAllServeEvents()).isEmpty();
    }
}
