package dev.ivigcds.fhir;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Section;
import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Prefetched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The chart of a call whose orders are none of ours ({@link Screening}): nothing of it was read, and nothing of it is known. */
final class PassedBy {
    private PassedBy() {}

    static OpenedChart chart(
            HookRequest request, List<PrefetchNeed> needs, Circumstances circumstances, Terminology terminology) {
        return new OpenedChart(
                new ReadChart(unread(circumstances), Map.of(), Map.of()),
                Optional.empty(),
                needs.stream()
                        .map(need -> data(need.key(), request.prefetch().get(need.key())))
                        .toList(),
                new Actions(request.context(), circumstances, DraftOrders.NONE, terminology));
    }

    private static Chart unread(Circumstances circumstances) {
        return new Chart(
                circumstances.occasion(),
                circumstances.now(),
                circumstances.zone(),
                notNeeded(),
                List.of(),
                List.of(),
                List.of(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                notNeeded(),
                circumstances.assumeMyositis());
    }

    private static <T> Section<T> notNeeded() {
        return Section.notChecked(Gathering.NOT_NEEDED);
    }

    private static Decision.Data data(String key, @Nullable Prefetched supplied) {
        String state = switch (supplied) {
            case null -> "unavailable";
            case Prefetched.Nothing() -> "empty";
            case Prefetched.Failed failed -> "failed";
            case Prefetched.Resource unread -> "unread";
        };
        return new Decision.Data(key, supplied == null ? "none" : "prefetch", state, null, null, null);
    }
}
