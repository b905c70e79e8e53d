package dev.ivigcds.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntToLongFunction;

/**
 * Calls one server for a while over connections that stay open, each with a thread of its own.
 *
 * @param port where it listens, on loopback
 * @param scenario what is sent
 * @param bodies its bodies
 * @param tokens one for each call; when they are used up the run ends
 * @param connections how many
 */
record Load(int port, Scenario scenario, List<String> bodies, Tokens.Pool tokens, int connections) {
    private static final String PATH = "/cds-services/ivig-myositis";
    /** After so many failures of one connection something is wrong that no figure should hide. */
    private static final int MOST_FAILURES = 100;

    static String url(int port) {
        return "http://127.0.0.1:" + port + PATH;
    }

    /** Each connection sends as soon as it has its answer. */
    Run closed(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return run(new AtomicInteger(), number -> System.nanoTime() < end, number -> System.nanoTime(), n -> 0);
    }

    /**
     * Calls are due at a constant rate, and each latency counts from then on, however late the call could be sent (coordinated omission).
     *
     * @param queries nanoseconds of a call that are not ours, by its number: the slowest query of the FHIR server; 0 for none
     */
    Run open(int perSecond, double seconds, IntToLongFunction queries) {
        int all = (int) (perSecond * seconds);
        return run(new AtomicInteger(), number -> number < all, at(perSecond), queries);
    }

    /**
     * Calls are due at a constant rate that is more than can be answered. Each latency counts from when the call was sent: that it waited for one of
     * the connections is not the server's doing but ours, who have only so many.
     */
    Run pressed(int perSecond, double seconds) {
        int all = (int) (perSecond * seconds);
        Due due = at(perSecond);
        Due sent = number -> {
            due.time(number);
            return System.nanoTime();
        };
        return run(new AtomicInteger(), number -> number < all, sent, n -> 0);
    }

    /** So many a second, from a tenth of a second on. */
    private static Due at(int perSecond) {
        long begin = System.nanoTime() + 100_000_000;
        return number -> {
            long due = begin + number * 1_000_000_000L / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return due;
        };
    }

    private Run run(AtomicInteger numbers, Going going, Due due, IntToLongFunction queries) {
        List<Callable<Tally>> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            SplittableRandom random = new SplittableRandom(System.nanoTime() + i);
            all.add(() -> connection(numbers, going, due, queries, random));
        }
        long begin = System.nanoTime();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Tally sum = new Tally();
            for (Future<Tally> one : threads.invokeAll(all)) {
                sum.add(one.get());
            }
            return new Run(sum, (System.nanoTime() - begin) / 1e9);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the run failed", e);
        }
    }

    private Tally connection(
            AtomicInteger numbers, Going going, Due due, IntToLongFunction queries, SplittableRandom random)
            throws IOException {
        Tally tally = new Tally();
        List<Message> messages = bodies.stream()
                .map(body -> Message.post("127.0.0.1:" + port, PATH, tokens.width(), body))
                .toList();
        Connection connection = new Connection(port);
        try {
            for (int failures = 0; failures < MOST_FAILURES; ) {
                int number = numbers.getAndIncrement();
                byte[] token = going.on(number) ? tokens.take() : null;
                if (token == null) {
                    break;
                }
                byte[] request = messages.get(scenario.next(number)).fresh(token, random.nextLong(), number);
                long from = due.time(number);
                try {
                    int status = connection.send(request);
                    tally.answer(
                            status, connection.answerLength(), System.nanoTime() - from - queries.applyAsLong(number));
                    if (connection.isClosing()) {
                        connection.close();
                        connection = new Connection(port);
                    }
                } catch (IOException e) {
                    failures++;
                    tally.error(e.getClass().getSimpleName());
                    connection.close();
                    connection = new Connection(port);
                }
            }
        } finally {
            connection.close();
        }
        return tally;
    }

    /** Whether the call of this number is made. */
    private interface Going {
        boolean on(int number);
    }

    /** Waits until the call of this number is due, and says from when on its latency counts. */
    private interface Due {
        long time(int number);
    }

    /** What was seen, and in how many seconds. */
    record Run(Tally tally, double seconds) {
        double perSecond() {
            return tally.answers() / seconds;
        }
    }
}
