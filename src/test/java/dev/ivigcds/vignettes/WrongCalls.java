package dev.ivigcds.vignettes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Calls with something wrong in them, each with a mark at the very place. */
final class WrongCalls {
    private static final String MARK = Marks.MARK;

    private WrongCalls() {}

    /** Bodies that are refused, by what is wrong. */
    static Map<String, String> bodies(ObjectNode good) {
        Map<String, String> wrong = new LinkedHashMap<>();
        String text = good.toString();
        wrong.put("no JSON", MARK);
        wrong.put("broken JSON", text.substring(0, text.length() - 1) + ",\"" + MARK + "\" " + MARK);
        wrong.put("broken off", text.substring(0, text.lastIndexOf(MARK) + 3));
        wrong.put("a member twice", text.replaceFirst("\\{", "{\"" + MARK + "\":1,\"" + MARK + "\":2,"));
        wrong.put("a number without end", text.replaceFirst("\\{", "{\"" + MARK + "\":1e99999,"));
        wrong.put("an endless text", text.replaceFirst("\\{", "{\"x\":\"" + MARK.repeat(1_000_000) + "\","));
        wrong.put("too much", text.replaceFirst("\\{", "{\"x\":\"" + MARK.repeat(2_000_000) + "\","));
        wrong.put("an unknown hook", bent(good, call -> call.put("hook", MARK)));
        wrong.put(
                "a hook that is none", bent(good, call -> call.putArray("hook").add(MARK)));
        wrong.put("no context", bent(good, call -> call.put("context", MARK)));
        wrong.put(
                "a patient that is none",
                bent(good, call -> context(call).putObject("patientId").put(MARK, MARK)));
        wrong.put("drafts that are none", bent(good, call -> context(call).put("draftOrders", MARK)));
        wrong.put(
                "drafts of another kind",
                bent(good, call -> context(call).putObject("draftOrders").put("resourceType", MARK)));
        wrong.put("a draft of an unknown kind", bent(good, call -> draft(call).put("resourceType", MARK)));
        wrong.put(
                "a draft about another patient",
                bent(good, call -> draft(call).putObject("subject").put("reference", "Patient/" + MARK + "-another")));
        wrong.put(
                "a prefetch that is none",
                bent(good, call -> call.putObject("prefetch").put("patient", MARK)));
        wrong.put(
                "another patient",
                bent(
                        good,
                        call -> call.putObject("prefetch")
                                .putObject("patient")
                                .put("resourceType", "Patient")
                                .put("id", MARK + "-another")));
        wrong.put(
                "a token for another patient",
                bent(
                        good,
                        call -> call.put("fhirServer", "https://ehr.example/" + MARK)
                                .putObject("fhirAuthorization")
                                .put("access_token", Marks.ACCESS_TOKEN)
                                .put("token_type", "Bearer")
                                .put("expires_in", 300)
                                .put("patient", MARK + "-another")));
        for (String base : List.of("https://" + MARK + ".example/fhir", "no url " + MARK, "file:///" + MARK)) {
            wrong.put(
                    "the FHIR server " + base,
                    bent(
                            good,
                            call -> call.put("fhirServer", base)
                                    .putObject("fhirAuthorization")
                                    .put("access_token", Marks.ACCESS_TOKEN)
                                    .put("token_type", "Bearer")
                                    .put("expires_in", 300)));
        }
        return wrong;
    }

    private static String bent(ObjectNode good, Consumer<ObjectNode> how) {
        ObjectNode bent = good.deepCopy();
        how.accept(bent);
        return bent.toString();
    }

    private static ObjectNode context(ObjectNode call) {
        return (ObjectNode) call.get("context");
    }

    private static ObjectNode draft(ObjectNode call) {
        return (ObjectNode) call.at("/context/draftOrders/entry/0/resource");
    }

    /** Headers that make a good call a bad one. */
    static List<String[]> headers() {
        return List.of(
                new String[] {"Content-Type", "text/" + MARK},
                new String[] {"Content-Type", MARK},
                new String[] {"Accept", MARK + "/" + MARK},
                new String[] {"Content-Encoding", MARK},
                new String[] {"Content-Encoding", "gzip"},
                new String[] {"Authorization", "Basic " + MARK},
                new String[] {"Authorization", "Bearer " + MARK + "." + MARK + "." + MARK},
                new String[] {"Authorization", "Bearer eyJhbGciOiJFUzM4NCJ9." + MARK + "." + MARK});
    }

    /** Paths at which there is nothing. */
    static List<String> paths() {
        return List.of(
                "/cds-services/" + MARK,
                "/" + MARK + "/" + MARK + "?name=" + MARK,
                "/rules/" + MARK,
                "/fhir/Patient/" + MARK);
    }

    /** Requests that are no HTTP, or hardly. */
    static Stream<String> heads() {
        String rest = "Host: localhost\r\nConnection: close\r\n\r\n";
        return Stream.of(
                "GET /" + MARK + "?name=[" + MARK + "] HTTP/1.1\r\n" + rest,
                "GET /" + MARK + " |{} HTTP/1.1\r\n" + rest,
                "GET /" + MARK + "%zz?name=%zz" + MARK + " HTTP/1.1\r\n" + rest,
                "GET /" + MARK + "%2f" + MARK + " HTTP/1.1\r\n" + rest,
                MARK + " " + MARK + "\r\n" + rest,
                "GET /" + MARK + " HTTP/1.1\r\nHost: " + MARK + "_[bad\r\nConnection: close\r\n\r\n",
                "GET /" + MARK + " HTTP/1.1\r\n" + MARK + " " + MARK + ": " + MARK + "\r\n" + rest,
                "GET /" + MARK + " HTTP/1.1\r\nCookie: " + MARK + "=\"" + MARK + "\r\n" + rest,
                "GET /" + MARK + " HTTP/1.1\r\nX: " + MARK.repeat(10_000) + "\r\n" + rest,
                "POST " + MarkedEhr.SERVICE + " HTTP/1.1\r\nContent-Length: " + MARK + "\r\n" + rest,
                "POST " + MarkedEhr.SERVICE + " HTTP/1.1\r\nTransfer-Encoding: " + MARK + "\r\n" + rest);
    }
}
