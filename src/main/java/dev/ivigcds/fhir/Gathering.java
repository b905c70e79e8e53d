package dev.ivigcds.fhir;

import dev.ivigcds.facts.Section.Completeness;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.PrefetchNeed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/**
 * The parts of one chart while they are being gathered: what was supplied stays, what is missing is fetched in parallel until the deadline
 * (R-61 … R-65).
 */
final class Gathering {
    static final String NOT_NEEDED = "not needed";
    private static final int IDS_IN_A_SEARCH = 50;

    private final List<PrefetchNeed> needs;
    private final HookContext context;
    private final Access access;
    private final Deadline deadline;
    private final ExecutorService threads;
    private final Consumer<RecordServer> check;
    private final Map<String, Gathered> had = new HashMap<>();

    Gathering(
            List<PrefetchNeed> needs,
            HookContext context,
            Access access,
            Deadline deadline,
            ExecutorService threads,
            Consumer<RecordServer> check) {
        this.needs = needs;
        this.context = context;
        this.access = access;
        this.deadline = deadline;
        this.threads = threads;
        this.check = check;
    }

    /** Puts in what is known without asking anybody. */
    void put(String key, Gathered gathered) {
        had.put(key, gathered);
    }

    /** One key as it stands; what was not asked for is "not needed". */
    Gathered get(String key) {
        return had.getOrDefault(key, Gathered.none(new Completeness.NotChecked(NOT_NEEDED)));
    }

    /** Every key of a chart as it stands. */
    Map<String, Part> parts(Collection<String> keysOfAChart) {
        Map<String, Part> parts = new LinkedHashMap<>();
        Stream.concat(keysOfAChart.stream(), needs.stream().map(PrefetchNeed::key))
                .forEach(key -> parts.put(key, get(key).part()));
        return parts;
    }

    /** Every resource at hand. */
    List<Resource> resources() {
        return had.values().stream().flatMap(g -> g.part().resources().stream()).toList();
    }

    /** Fetches what is missing among some keys, and the further pages of what was supplied of them; false if nothing was missing. */
    boolean complete(Predicate<String> wanted) {
        int known = had.size();
        Map<String, Callable<Gathered>> errands = new LinkedHashMap<>();
        for (PrefetchNeed need : needs) {
            if (wanted.test(need.key())) {
                errand(need).ifPresent(errand -> errands.put(need.key(), errand));
            }
        }
        if (!errands.isEmpty() && access instanceof Access.Open(RecordServer server)) {
            check.accept(server);
        }
        had.putAll(run(errands));
        return !errands.isEmpty() || had.size() > known;
    }

    private Optional<Callable<Gathered>> errand(PrefetchNeed need) {
        Gathered now = had.get(need.key());
        return switch (access) {
            case Access.Open(RecordServer server) when now == null -> Optional.of(() -> fetch(need, server));
            case Access.Open(RecordServer server) ->
                now.rest().map(first -> () -> withRest(now, Searchset.read(first, server::next)));
            case Access.Shut(String because)
            when now == null -> {
                had.put(need.key(), Gathered.none(new Completeness.NotChecked(because)));
                yield Optional.empty();
            }
            case Access.Shut shut -> Optional.empty();
        };
    }

    private Gathered withRest(Gathered supplied, Part whole) {
        return new Gathered(whole, supplied.from(), Optional.empty(), Optional.empty());
    }

    private Gathered fetch(PrefetchNeed need, RecordServer server) {
        Optional<Query> query = Query.of(need.template(), context, server.base());
        if (query.isEmpty()) {
            return Gathered.none(new Completeness.NotChecked("the call does not say what its query needs"));
        }
        long begun = System.nanoTime();
        Part part = fetch(query.get(), server);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return new Gathered(part, Gathered.From.FETCH, Optional.empty(), Optional.of(millis));
    }

    private static Part fetch(Query query, RecordServer server) {
        Answer answer = query.search() ? server.page(query.url()) : server.instance(query.type(), query.url());
        return switch (answer) {
            case Answer.Failed(String because) -> Gathered.gap(because);
            case Answer.Given(Bundle bundle) when query.search() -> Searchset.read(bundle, server::next);
            case Answer.Given(Resource one) -> new Part(List.of(one), new Completeness.Complete());
        };
    }

    /** Runs fetches side by side; what is not in at the deadline is "not checked". */
    private Map<String, Gathered> run(Map<String, Callable<Gathered>> errands) {
        Map<String, Future<Gathered>> running = new LinkedHashMap<>();
        errands.forEach((key, errand) -> running.put(key, threads.submit(errand)));
        Map<String, Gathered> done = new LinkedHashMap<>();
        running.forEach((key, future) -> done.put(key, await(future).orElseGet(() -> tooLate(key))));
        return done;
    }

    private Gathered tooLate(String key) {
        Gathered supplied = had.get(key);
        return supplied == null
                ? new Gathered(Gathered.gap(Answer.IN_TIME), Gathered.From.FETCH, Optional.empty(), Optional.empty())
                : withRest(
                        supplied, new Part(supplied.part().resources(), new Completeness.NotChecked(Answer.IN_TIME)));
    }

    private <T> Optional<T> await(Future<T> future) {
        try {
            return Optional.of(future.get(deadline.left(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            future.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            future.cancel(true);
            return Optional.empty();
        } catch (ExecutionException | CancellationException e) {
            return Optional.empty();
        }
    }

    /**
     * Medications by id, fifty to a search; complete if all could be asked for, whether they are there or not.
     *
     * @param references {@code Medication/id}; absolute ones, which may lie on other servers, are left alone (T-05)
     */
    Part medications(Set<String> references) {
        List<String> ids = references.stream()
                .filter(r -> r.matches("Medication/[A-Za-z0-9.\\-]{1,64}"))
                .map(r -> r.substring("Medication/".length()))
                .sorted()
                .toList();
        if (ids.isEmpty() || !(access instanceof Access.Open(RecordServer server))) {
            return Gathered.gap(NOT_NEEDED);
        }
        check.accept(server);
        List<Future<Part>> searches = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += IDS_IN_A_SEARCH) {
            List<String> some = ids.subList(i, Math.min(i + IDS_IN_A_SEARCH, ids.size()));
            searches.add(threads.submit(() -> fetch(medications(some, server), server)));
        }
        List<Part> found = searches.stream()
                .map(search -> await(search).orElseGet(() -> Gathered.gap(Answer.IN_TIME)))
                .toList();
        return new Part(
                found.stream().flatMap(part -> part.resources().stream()).toList(),
                found.stream()
                        .map(Part::completeness)
                        .filter(c -> !(c instanceof Completeness.Complete))
                        .findFirst()
                        .orElseGet(Completeness.Complete::new));
    }

    private static Query medications(List<String> ids, RecordServer server) {
        var url =
                server.base().newBuilder().addPathSegment("Medication").addQueryParameter("_id", String.join(",", ids));
        return new Query("Medication", url.build(), true);
    }
}
