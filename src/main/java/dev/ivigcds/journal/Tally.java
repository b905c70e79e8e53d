package dev.ivigcds.journal;

import dev.ivigcds.wire.FeedbackReport;
import dev.ivigcds.wire.FeedbackReport.ReasonCount;
import dev.ivigcds.wire.FeedbackReport.Silent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what became of the cards of a period. */
final class Tally {
    /** Of several reports on a card the last one counts. Written so that both databases find it by index, card by card. */
    private static final String COUNTS = """
            select f.topic, f.shown_month, f.mode, b.outcome, b.reason_code, count(*)
            from finding f
            left join feedback b on b.card = f.card and b.client = f.client
                 and not exists (select 1 from feedback later
                                 where later.card = b.card and later.client = b.client
                                   and (later.outcome_at, later.received_at, later.outcome)
                                     > (b.outcome_at, b.received_at, b.outcome))
            where f.mode <> 'within' and f.shown_at >= ? and f.shown_at < ? and f.client = coalesce(?, f.client)
            group by f.topic, f.shown_month, f.mode, b.outcome, b.reason_code
            """;

    /** Told within another card is raised too. */
    private static final String LAST = """
            select topic, case when mode = 'shadow' then 'shadow' else 'live' end as told, max(shown_at)
            from finding
            where client = coalesce(?, client)
            group by topic, case when mode = 'shadow' then 'shadow' else 'live' end
            """;

    private static final String RECEIVED = """
            select count(*), count(case when not b.known and not exists
                       (select 1 from finding f where f.card = b.card and f.client = b.client) then 1 end)
            from feedback b
            where b.received_at >= ? and b.received_at < ? and b.client = coalesce(?, b.client)
            """;

    private Tally() {}

    private record Cell(String topic, String month, String mode) {}

    /** What one cell of the report adds up to. */
    private static final class Sums {
        private long accepted;
        private long overridden;
        private long silent;
        private final Map<String, Long> reasons = new TreeMap<>();

        void add(@Nullable String outcome, @Nullable String reason, long count) {
            if (outcome == null) {
                silent += count;
            } else if (outcome.equals("accepted")) {
                accepted += count;
            } else {
                overridden += count;
                if (reason != null) {
                    reasons.merge(reason, count, Long::sum);
                }
            }
        }
    }

    static FeedbackReport between(
            Connection connection, LocalDate from, LocalDate to, Optional<String> client, Collection<String> topics)
            throws SQLException {
        @Nullable String only = client.orElse(null);
        OffsetDateTime begin = from.atStartOfDay().atOffset(ZoneOffset.UTC);
        OffsetDateTime end = to.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        Map<Cell, LocalDate> last = lastRaised(connection, only);
        List<FeedbackReport.Row> rows = new ArrayList<>();
        counts(connection, begin, end, only).forEach((cell, sums) -> rows.add(row(cell, sums, last)));
        try (PreparedStatement query = connection.prepareStatement(RECEIVED)) {
            query.setObject(1, begin);
            query.setObject(2, end);
            query.setString(3, only);
            ResultSet received = query.executeQuery();
            received.next();
            return new FeedbackReport(
                    from, to, only, rows, silent(rows, last, topics), received.getLong(1), received.getLong(2));
        }
    }

    private static List<Silent> silent(
            List<FeedbackReport.Row> rows, Map<Cell, LocalDate> last, Collection<String> topics) {
        Set<String> raised = rows.stream().map(FeedbackReport.Row::topic).collect(Collectors.toSet());
        return topics.stream()
                .filter(topic -> !raised.contains(topic))
                .map(topic -> new Silent(
                        topic,
                        Stream.of("live", "shadow")
                                .map(mode -> last.get(new Cell(topic, "", mode)))
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder())
                                .orElse(null)))
                .toList();
    }

    private static Map<Cell, Sums> counts(
            Connection connection, OffsetDateTime begin, OffsetDateTime end, @Nullable String client)
            throws SQLException {
        Map<Cell, Sums> counts = new TreeMap<>(
                Comparator.comparing(Cell::topic).thenComparing(Cell::month).thenComparing(Cell::mode));
        try (PreparedStatement query = connection.prepareStatement(COUNTS)) {
            query.setObject(1, begin);
            query.setObject(2, end);
            query.setString(3, client);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                Cell cell = new Cell(rows.getString(1), rows.getString(2), rows.getString(3));
                counts.computeIfAbsent(cell, c -> new Sums())
                        .add(rows.getString(4), rows.getString(5), rows.getLong(6));
            }
        }
        return counts;
    }

    /** By topic and mode; the month of these cells is empty. */
    private static Map<Cell, LocalDate> lastRaised(Connection connection, @Nullable String client) throws SQLException {
        Map<Cell, LocalDate> last = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(LAST)) {
            query.setString(1, client);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                LocalDate day = rows.getObject(3, OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDate();
                last.put(new Cell(rows.getString(1), "", rows.getString(2)), day);
            }
        }
        return last;
    }

    private static FeedbackReport.Row row(Cell cell, Sums sums, Map<Cell, LocalDate> last) {
        long answered = sums.accepted + sums.overridden;
        return new FeedbackReport.Row(
                cell.topic(),
                cell.month(),
                cell.mode(),
                answered + sums.silent,
                sums.accepted,
                sums.overridden,
                sums.silent,
                sums.reasons.entrySet().stream()
                        .map(reason -> new ReasonCount(reason.getKey(), reason.getValue()))
                        .sorted(Comparator.comparingLong(ReasonCount::count)
                                .reversed()
                                .thenComparing(ReasonCount::code))
                        .toList(),
                answered == 0 ? null : Wilson.interval(sums.accepted, answered),
                last.getOrDefault(new Cell(cell.topic(), "", cell.mode()), LocalDate.MIN));
    }
}
