package dev.ivigcds.fhir;

import dev.ivigcds.facts.Section.Completeness;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/**
 * One prefetch key as it stands.
 *
 * @param part what was had
 * @param from where it came from
 * @param rest a supplied searchset whose further pages were not read yet
 * @param millis time the fetch took, in milliseconds
 */
record Gathered(Part part, From from, Optional<Bundle> rest, Optional<Long> millis) {
    enum From {
        PREFETCH,
        FETCH,
        NONE
    }

    /**
     * What a client put under a key it sent.
     *
     * @param search whether the key stands for a search, whose whole answer only a Bundle is
     */
    static Gathered supplied(Prefetched value, boolean search) {
        return switch (value) {
            case Prefetched.Nothing() -> supplied(new Part(List.of(), new Completeness.Complete()), Optional.empty());
            case Prefetched.Failed failed -> supplied(gap("the record system could not supply it"), Optional.empty());
            case Prefetched.Resource(var json) -> read(json, search);
        };
    }

    private static Gathered read(ReceivedJson json, boolean search) {
        Resource resource;
        try {
            resource = R4.read(json);
        } catch (RuntimeException e) {
            return supplied(gap("what the record system supplied could not be read"), Optional.empty());
        }
        return switch (resource) {
            case OperationOutcome outcome -> supplied(gap("the record system could not supply it"), Optional.empty());
            case Bundle bundle -> {
                Part first = Searchset.read(bundle, link -> new Answer.Failed(Searchset.PART_ONLY));
                yield supplied(first, Optional.of(bundle).filter(b -> b.getLink(Bundle.LINK_NEXT) != null));
            }
            default -> {
                Completeness whole =
                        search ? new Completeness.NotChecked(Searchset.PART_ONLY) : new Completeness.Complete();
                yield supplied(new Part(List.of(resource), whole), Optional.empty());
            }
        };
    }

    private static Gathered supplied(Part part, Optional<Bundle> rest) {
        return new Gathered(part, From.PREFETCH, rest, Optional.empty());
    }

    /** A key that was not asked for. */
    static Gathered none(Completeness because) {
        return new Gathered(new Part(List.of(), because), From.NONE, Optional.empty(), Optional.empty());
    }

    static Part gap(String because) {
        return new Part(List.of(), new Completeness.NotChecked(because));
    }
}
