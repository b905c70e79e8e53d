package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.Situations;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
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
    /** The listed base is https://ehr.hospital.example/fhir/r4. CANARY is a port of this machine that nobody may connect to. */
    static final List<String> FOREIGN = Arrays.asList(
            // This machine, by its names and in every spelling of its addresses.
            "http://localhost:CANARY/fhir",
            "https://localhost:CANARY/fhir/r4",
            "http://LOCALHOST:CANARY/fhir",
            "http://localhost.:CANARY/fhir",
            "http://localhost.localdomain:CANARY/fhir",
            "http://127.0.0.1:CANARY/fhir/r4",
            "http://127.0.0.1.:CANARY/fhir/r4",
            "http://127.1:CANARY/fhir",
            "http://127.0.1:CANARY/fhir",
            "http://127.8.9.10:CANARY/fhir",
            "http://2130706433:CANARY/fhir",
            "http://0x7f000001:CANARY/fhir",
            "http://0x7f.0.0.1:CANARY/fhir",
            "http://0177.0.0.1:CANARY/fhir",
            "http://017700000001:CANARY/fhir",
            "http://127.0.0.0x1:CANARY/fhir",
            "http://0:CANARY/fhir",
            "http://0.0.0.0:CANARY/fhir",
            "http://[::1]:CANARY/fhir",
            "http://[0:0:0:0:0:0:0:1]:CANARY/fhir",
            "http://[::]:CANARY/fhir",
            "http://[::ffff:127.0.0.1]:CANARY/fhir",
            "http://[::ffff:7f00:1]:CANARY/fhir",
            "http://[::127.0.0.1]:CANARY/fhir",
            "http://[::ffff:0:127.0.0.1]:CANARY/fhir",
            "http://[64:ff9b::127.0.0.1]:CANARY/fhir",
            "http://[2002:7f00:1::]:CANARY/fhir",
            "http://[::1%25lo]:CANARY/fhir",
            "http://[fe80::1%25lo]:CANARY/fhir",
            "http://①②⑦.⓪.⓪.①:CANARY/fhir",
            "http://127。0。0。1:CANARY/fhir",
            "http://localhost%00:CANARY/fhir",
            "http://localhost%2f:CANARY/fhir",
            "http://loc%61lhost:CANARY/fhir",
            // Where clouds answer questions about the machine.
            "http://169.254.169.254/latest/meta-data",
            "https://169.254.169.254/fhir/r4",
            "http://[fd00:ec2::254]/latest/meta-data",
            "http://metadata.google.internal/computeMetadata/v1",
            "http://100.100.100.200/latest/meta-data",
            "http://2852039166/latest/meta-data",
            // Hosts that only look like the listed one.
            "https://ehr.hospital.example.evil.example/fhir/r4",
            "https://evil.example/ehr.hospital.example/fhir/r4",
            "https://ehr.hospital.example@localhost:CANARY/fhir/r4",
            "https://ehr.hospital.example:443@localhost:CANARY/fhir/r4",
            "https://ehr.hospital.example%40localhost:CANARY/fhir/r4",
            "https://localhost:CANARY#@ehr.hospital.example/fhir/r4",
            "https://localhost:CANARY?@ehr.hospital.example/fhir/r4",
            "https://localhost:CANARY\\@ehr.hospital.example/fhir/r4",
            "https://localhost:CANARY/@ehr.hospital.example/fhir/r4",
            "https://ehr.hospital.example.:443/fhir/r4",
            "https://ehr.hospital.example./fhir/r4",
            "https://ehr%2ehospital.example/fhir/r4",
            "https://ehr。hospital.example/fhir/r4",
            "https://ehr.hospitаl.example/fhir/r4",
            "https://xn--ehr.hospital.example/fhir/r4",
            "https://ehr-hospital.example/fhir/r4",
            "https://www.ehr.hospital.example/fhir/r4",
            // The listed host by another scheme, port or path.
            "http://ehr.hospital.example/fhir/r4",
            "https://ehr.hospital.example:8443/fhir/r4",
            "https://ehr.hospital.example:CANARY/fhir/r4",
            "https://ehr.hospital.example/fhir/r5",
            "https://ehr.hospital.example/fhir",
            "https://ehr.hospital.example/FHIR/R4",
            "https://ehr.hospital.example/fhir/r4/extra",
            "https://ehr.hospital.example/fhir/r4/../r5",
            "https://ehr.hospital.example/fhir/./r4",
            "https://ehr.hospital.example/fhir/%2e%2e/fhir/r4",
            "https://ehr.hospital.example/fhir/%72%34",
            "https://ehr.hospital.example//fhir/r4",
            "https://ehr.hospital.example/fhir/r4;x=1",
            "https://ehr.hospital.example/fhir/r4?next=http://localhost:CANARY",
            "https://ehr.hospital.example/fhir/r4#http://localhost:CANARY",
            "//localhost:CANARY/fhir",
            "http:localhost:CANARY/fhir",
            "http:///localhost:CANARY/fhir",
            "http:\\\\localhost:CANARY\\fhir",
            "h\tttp://localhost:CANARY/fhir",
            " http://localhost:CANARY/fhir",
            "http://localhost:CANARY/fhir\r\nHost: ehr.hospital.example",
            // Other schemes.
            "ftp://localhost:CANARY/fhir",
            "file:///etc/passwd",
            "gopher://localhost:CANARY/_GET",
            "dict://localhost:CANARY/",
            "jar:http://localhost:CANARY/fhir!/",
            "ldap://localhost:CANARY/",
            "data:application/json,{}");

    @LocalServerPort
    private int port;

    @Test
    void t01_thereAreSixtyWaysAndMore() {
        assertThat(FOREIGN).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("FOREIGN")
    void t01_aBaseThatIsNotOnTheListIsRefusedAndNeverCalled(String base) {
        try (Canary canary = new Canary()) {
            EhrOverHttp ehr = new EhrOverHttp("http://localhost:" + port);
            ObjectNode request = Situations.firstIvig(ehr);
            request.put("fhirServer", base.replace("CANARY", String.valueOf(canary.port())));
            request.putObject("fhirAuthorization")
                    .put("access_token", "canary-token")
                    .put("token_type", "Bearer")
                    .put("expires_in", 300)
                    .put("scope", "patient/*.read")
                    .put("subject", "ivig-cds");

            HttpResponse<String> answer = ehr.post("ivig-myositis", request.toString());

            assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403);
            HookContract.onRefusal(answer.statusCode(), answer);
            assertThat(answer.body()).doesNotContain("canary-token");
            assertThat(canary.connections()).isZero();
        }
    }
}
