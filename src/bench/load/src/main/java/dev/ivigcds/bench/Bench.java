package dev.ivigcds.bench;

import dev.ivigcds.bench.Fleet.Ground;
import dev.ivigcds.bench.Fleet.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The benchmark: starts the servers, drives them in turn, one at a time, and prints the table. */
final class Bench {
    private static final int MOST_TOKENS = 60_000;
    private static final int GUESS_PER_SECOND = 2000;
    private static final double WARM_UP_PART = 10;
    private static final int FETCH_CONNECTIONS = 16;
    private static final int FORGED_PER_SECOND = 1000;

    /** A refusal takes 20 ms, so that one connection brings at most fifty a second. */
    private static final int FORGERS = 64;

    private static final int BESIDE_PER_SECOND = 100;

    /** T-29: five times what the server can. So many callers wait for an answer at a time. */
    private static final int TOO_MANY = 5;

    private static final int CROWD = 500;
    private static final double RECOVERY_SECONDS = 5;

    private final Options options;
    private final Stub stub;
    private final Tokens tokens = new Tokens();
    private final Ground ground;
    private final Fleet fleet = new Fleet();
    private final Records records;
    private final Map<String, Double> pace = new HashMap<>();

    private Bench(Options options, Stub stub, Path folder) throws IOException {
        this.options = options;
        this.stub = stub;
        this.ground = new Ground(folder, tokens, stub.base(), options);
        this.records = new Records(options.out());
    }

    public static void main(String... arguments) throws IOException {
        if (arguments.length == 2 && arguments[0].equals("table")) {
            System.out.print(Table.of(Files.readAllLines(Path.of(arguments[1])).stream()
                    .map(Result::read)
                    .toList()));
            return;
        }
        if (arguments.length == 2 && arguments[0].equals("bodies")) {
            bodies(Path.of(arguments[1]));
            return;
        }
        Options options = new Options(arguments);
        Path folder = Files.createTempDirectory("ivig-bench");
        Server.atTheEnd(() -> Folders.delete(folder));
        try (Stub stub = new Stub()) {
            Bench bench = new Bench(options, stub, folder);
            try (Fleet running = bench.fleet) {
                bench.measure();
            }
            System.out.print(Table.of(bench.records.all()));
        }
    }

    /** Writes what is sent, to be looked at or sent by hand. */
    private static void bodies(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Scenario scenario : Scenario.values()) {
            int number = 0;
            for (String body : scenario.bodies("http://127.0.0.1:8080/fhir")) {
                Files.writeString(folder.resolve(scenario.word() + "-" + number++ + ".json"), body);
            }
        }
    }

    private void measure() throws IOException {
        records.add(Machine.now(options));
        for (String what : options.only()) {
            switch (what) {
                case "size" -> size();
                case "start" -> start();
                case "fetch" -> fetch();
                case "rate" -> rate();
                case "flood" -> flood();
                case "overload" -> overload();
                case "memory" -> memoryByDefault();
                default -> throughput(Scenario.valueOf(what.toUpperCase()));
            }
        }
    }

    private void size() throws IOException {
        for (Target target : Fleet.principals(options)) {
            records.add(row("size", target, 1).put("mb", Files.size(options.jar(target.kind())) / 1e6));
        }
    }

    /** Each is started on its own, and again with what it has learned of a start; the first card is asked for as soon as it is ready. */
    private void start() throws IOException {
        List<Target> targets = Fleet.principals(options);
        Map<Target, Learned> learned = new HashMap<>();
        for (Target target : targets) {
            learned.put(target, Learned.of(target, ground));
        }
        for (int round = 1; round <= options.starts(); round++) {
            for (Target target : targets) {
                Learned image = learned.get(target);
                try (Server server = ground.start(target, options.flags())) {
                    started("start", server, target, round);
                    if (round == options.starts()) {
                        warm(server, target, round);
                    }
                }
                try (Server server = ground.start(target, image.jar(), image.flags())) {
                    started("start-aot", server, target, round);
                }
            }
        }
    }

    private void started(String what, Server server, Target target, int round) throws IOException {
        Result result = row(what, target, round).put("seconds", server.secondsToReadiness());
        Load one = load(server, target, Scenario.IVIG, 1, 1);
        records.add(result.put("firstMs", one.closed(1).tally().slowestMs()));
    }

    /** The same call thousands of times later. */
    private void warm(Server server, Target target, int round) throws IOException {
        load(server, target, Scenario.IVIG, 1, budget("", options.warmUp())).closed(options.warmUp());
        Load warm = load(server, target, Scenario.IVIG, 1, budget("", options.seconds()));
        records.add(measured("warm", target, round, server, () -> warm.closed(options.seconds())));
    }

    private void throughput(Scenario scenario) throws IOException {
        boolean everyToken = scenario != Scenario.MIX;
        List<Target> targets = everyToken ? Fleet.targets(options) : Fleet.principals(options);
        for (Target target : targets) {
            warmUp(target);
        }
        for (int round = 1; round <= options.rounds(); round++) {
            for (Target target : targets) {
                Server server = fleet.of(target, ground);
                String key = scenario + "/" + target;
                Load load = load(server, target, scenario, options.connections(), budget(key, options.seconds()));
                Result result = measured(scenario.word(), target, round, server, () -> load.closed(options.seconds()));
                pace.put(key, result.number("perSecond"));
                records.add(result.put("rssMb", server.residentMb()));
            }
        }
    }

    /** Not recorded: calls one after the other, which leaves a processor to the JIT compiler; once for each target. */
    private void warmUp(Target target) throws IOException {
        String key = "warm/" + target;
        if (pace.containsKey(key)) {
            return;
        }
        pace.put(key, 0.0);
        warmUp(target, Scenario.IVIG, options.warmUp());
        warmUp(target, Scenario.OTHER, options.warmUp() / 4);
    }

    private void warmUp(Target target, Scenario scenario, double seconds) throws IOException {
        double part = Math.min(seconds, WARM_UP_PART);
        for (double done = 0; done < seconds; done += part) {
            String key = scenario + "/" + target;
            Load load = load(fleet.of(target, ground), target, scenario, 1, budget(key, part));
            pace.put(key, load.closed(part).perSecond() * Runtime.getRuntime().availableProcessors());
        }
    }

    private void fetch() throws IOException {
        Target target = Fleet.principals(options).getFirst();
        if (target.kind() != Server.Kind.OURS) {
            return;
        }
        warmUp(target);
        Server server = fleet.of(target, ground);
        int rate = options.fetchRate();
        int calls = (int) (rate * options.openSeconds());
        warmUp(target, Scenario.FETCH, options.warmUp() / 4);
        for (int round = 1; round <= options.rounds(); round++) {
            stub.countsAndForgets();
            Load load = load(server, target, Scenario.FETCH, FETCH_CONNECTIONS, calls);
            Result result = measured(
                    "fetch",
                    target,
                    round,
                    server,
                    () -> load.open(rate, options.openSeconds() / options.rounds(), stub::slowest));
            int[] counts = stub.countsAndForgets();
            records.add(result.put("queries", counts[0]).put("unknownQueries", counts[1]));
        }
    }

    private void rate() throws IOException {
        for (Target target : Fleet.principals(options)) {
            warmUp(target);
            Server server = fleet.of(target, ground);
            int calls = (int) (options.rate() * options.openSeconds());
            load(server, target, Scenario.MIX, options.connections() * 2, calls / 3)
                    .open(options.rate(), options.openSeconds() / 3, n -> 0);
            Load load = load(server, target, Scenario.MIX, options.connections() * 2, calls);
            records.add(measured(
                    "rate", target, 1, server, () -> load.open(options.rate(), options.openSeconds(), n -> 0)));
        }
    }

    /** The mix at a constant rate, while tokens come in which everything is right but the ES384 signature (T-10). */
    private void flood() throws IOException {
        Target target = Fleet.principals(options).getFirst();
        if (target.kind() != Server.Kind.OURS || target.jwt() == Tokens.Jwt.NONE) {
            return;
        }
        warmUp(target);
        Server server = fleet.of(target, ground);
        double seconds = options.openSeconds();
        Load forged = new Load(
                server.port(),
                Scenario.OTHER,
                Scenario.OTHER.bodies(stub.base()),
                tokens.forge((int) (FORGED_PER_SECOND * seconds), Load.url(server.port())),
                FORGERS);
        Load load = load(server, target, Scenario.MIX, options.connections(), (int) (BESIDE_PER_SECOND * seconds));
        CompletableFuture<Load.Run> flood =
                CompletableFuture.supplyAsync(() -> forged.open(FORGED_PER_SECOND, seconds, n -> 0));
        Result result = measured("flood", target, 1, server, () -> load.open(BESIDE_PER_SECOND, seconds, n -> 0));
        Load.Run refused = flood.join();
        Result answers = new Result();
        refused.tally().into(answers);
        records.add(result.put("forgedBy", answers.text("errorsBy")));
    }

    /** Five times as many IVIG orders as the server answered a moment before, and at once after them a quarter of that (T-29). */
    private void overload() throws IOException {
        Target target = Fleet.principals(options).getFirst();
        if (target.kind() != Server.Kind.OURS) {
            return;
        }
        warmUp(target);
        Server server = fleet.of(target, ground);
        double seconds = options.overloadSeconds();
        int capacity = (int) load(server, target, Scenario.IVIG, options.connections(), budget("", options.seconds()))
                .closed(options.seconds())
                .perSecond();
        int tooMany = capacity * TOO_MANY;
        int afterwards = Math.max(1, capacity / 4);
        Load crowd = load(server, target, Scenario.IVIG, CROWD, (int) (tooMany * seconds));
        Load few = load(server, target, Scenario.IVIG, options.connections(), (int) (afterwards * RECOVERY_SECONDS));
        records.add(measured("overload", target, 1, server, () -> crowd.pressed(tooMany, seconds))
                .put("capacity", capacity));
        records.add(measured("recovery", target, 1, server, () -> few.open(afterwards, RECOVERY_SECONDS, n -> 0)));
    }

    /** Resident memory after a load with no JVM flags at all. */
    private void memoryByDefault() throws IOException {
        for (Target target : Fleet.principals(options)) {
            try (Server server = ground.start(target, List.of())) {
                for (Scenario scenario : List.of(Scenario.IVIG, Scenario.OTHER)) {
                    double seconds = options.warmUp() / 4;
                    load(server, target, scenario, options.connections(), budget("", seconds))
                            .closed(seconds);
                }
                records.add(row("memory", target, 1).put("rssMb", server.residentMb()));
            }
        }
    }

    private Load load(Server server, Target target, Scenario scenario, int connections, int calls) {
        String url = Load.url(server.port());
        return new Load(
                server.port(),
                scenario,
                scenario.bodies(stub.base()),
                tokens.sign(target.jwt(), calls, url),
                connections);
    }

    private int budget(String key, double seconds) {
        return (int) Math.min(MOST_TOKENS, pace.getOrDefault(key, (double) GUESS_PER_SECOND) * 1.5 * seconds + 500);
    }

    private static Result row(String what, Target target, int round) {
        return new Result()
                .put("what", what)
                .put("server", target.kind().word())
                .put("jwt", target.jwt().word())
                .put("run", round);
    }

    private static Result measured(String what, Target target, int round, Server server, Supplier<Load.Run> load) {
        double cpu = server.cpu();
        Load.Run run = load.get();
        Result result = row(what, target, round)
                .put("seconds", run.seconds())
                .put("perSecond", run.perSecond())
                .put(
                        "cpuMsPerCall",
                        (server.cpu() - cpu) / Math.max(1, run.tally().answers()));
        run.tally().into(result);
        return result;
    }
}
