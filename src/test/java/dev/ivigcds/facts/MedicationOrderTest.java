package dev.ivigcds.facts;

import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.named;
import static dev.ivigcds.facts.Concepts.IMMUNOGLOBULIN_ANY_ROUTE;
import static dev.ivigcds.facts.Concepts.OTHER_GLOBULIN;
import static dev.ivigcds.facts.Concepts.ROUTE_IV;
import static dev.ivigcds.facts.Concepts.ROUTE_SC_OR_IM;
import static dev.ivigcds.facts.Concepts.SCIG_OR_IM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.MedicationOrder.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MedicationOrderTest {
    private static final Recognition IV = coded(ROUTE_IV);
    private static final Recognition SC = coded(ROUTE_SC_OR_IM);
    private static final Recognition UNSAID = Recognition.NONE;

    private static MedicationOrder order(Recognition product, Recognition... routes) {
        return order(product, Status.DRAFT, "order", false, routes);
    }

    private static MedicationOrder order(
            Recognition product, Status status, String intent, boolean notToGive, Recognition... routes) {
        return new MedicationOrder(
                "MedicationRequest/mr1",
                true,
                status,
                intent,
                notToGive,
                new Product("", product, Optional.empty(), true),
                List.of(),
                Arrays.stream(routes).map(MedicationOrderTest::by).toList(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                StatusReason.NONE);
    }

    private static DosageInstruction by(Recognition route) {
        return new DosageInstruction(
                Optional.empty(), "", Optional.empty(), false, route, List.of(), Optional.empty(), Optional.empty());
    }

    @Test
    void anIntravenousProductIsIvigUnlessGivenOtherwise() {
        Recognition ivig = coded(Concepts.IVIG);
        assertThat(order(ivig).ivig()).isEqualTo(Ivig.YES);
        assertThat(order(ivig, UNSAID).ivig()).isEqualTo(Ivig.YES);
        assertThat(order(ivig, SC).ivig()).isEqualTo(Ivig.NO);
        assertThat(order(ivig, IV, SC).ivig()).isEqualTo(Ivig.NO);
        assertThat(order(named(Concepts.IVIG, "ivig"), IV).ivig()).isEqualTo(Ivig.POSSIBLE);
    }

    @Test
    void aProductOfAnyRouteIsIvigByItsRoute() {
        Recognition open = coded(IMMUNOGLOBULIN_ANY_ROUTE);
        assertThat(order(open, IV).ivig()).isEqualTo(Ivig.YES);
        assertThat(order(open, UNSAID).ivig()).isEqualTo(Ivig.PROBABLE);
        assertThat(order(open).ivig()).isEqualTo(Ivig.PROBABLE);
        assertThat(order(open, UNSAID, IV).ivig()).isEqualTo(Ivig.YES);
        assertThat(order(open, SC).ivig()).isEqualTo(Ivig.NO);
        assertThat(order(named(IMMUNOGLOBULIN_ANY_ROUTE, "immune globulin"), IV).ivig())
                .isEqualTo(Ivig.POSSIBLE);
    }

    @Test
    void otherGlobulinsAndOtherDrugsAreNotIvig() {
        assertThat(order(coded(OTHER_GLOBULIN), IV).ivig()).isEqualTo(Ivig.NO);
        assertThat(order(coded(SCIG_OR_IM), IV).ivig()).isEqualTo(Ivig.NO);
        assertThat(order(UNSAID, IV).ivig()).isEqualTo(Ivig.NO);
    }

    @Test
    void draftedActiveAndUnknownOrdersWillBeGiven() {
        for (Status status : Status.values()) {
            assertThat(order(coded(Concepts.IVIG), status, "order", false).toBeGiven())
                    .as("%s", status)
                    .isEqualTo(
                            Set.of(Status.DRAFT, Status.ACTIVE, Status.UNKNOWN).contains(status));
            assertThat(order(coded(Concepts.IVIG), status, "order", false).isEnded())
                    .as("%s", status)
                    .isEqualTo(Set.of(Status.STOPPED, Status.CANCELLED, Status.ON_HOLD)
                            .contains(status));
        }
    }

    @Test
    void aProposalAnOptionAndAnOrderNotToGiveWillNotBeGiven() {
        assertThat(order(coded(Concepts.IVIG), Status.DRAFT, "proposal", false).toBeGiven())
                .isFalse();
        assertThat(order(coded(Concepts.IVIG), Status.DRAFT, "option", false).toBeGiven())
                .isFalse();
        assertThat(order(coded(Concepts.IVIG), Status.DRAFT, "plan", false).toBeGiven())
                .isTrue();
        assertThat(order(coded(Concepts.IVIG), Status.DRAFT, "order", true).toBeGiven())
                .isFalse();
    }
}
