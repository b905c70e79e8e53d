package dev.ivigcds.fhir;

import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Prefetched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The chart of a call whose orders are none of ours ({@link Screening}): nothing of it was read, and nothing of it is known. */
final class PassedBy {
    private static final Map<String, Part> UNREAD = Opening.CHART.stream()
            .collect(Collectors.toUnmodifiableMap(key -> key, key -> Gathered.gap(Gathering.NOT_NEEDED)));

    private PassedBy() {}

    static OpenedChart chart(
            HookRequest request, List<PrefetchNeed> needs, Circumstances circumstances, Terminology terminology) {
        Drafts none = new Drafts(List.of(), List.of(), List.of(), Set.of(), Map.of());
        ReadChart unread = new ChartReader(terminology).read(none, UNREAD, Medications.of(List.of()), circumstances);
        return new OpenedChart(
                unread,
                Optional.empty(),
                needs.stream()
                        .map(need -> data(need.key(), request.prefetch().get(need.key())))
                        .toList(),
                new Actions(request.context(), circumstances, DraftOrders.NONE, terminology));
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
