package dev.ivigcds.twin;

import dev.ivigcds.vignettes.Vignette;
import dev.ivigcds.vignettes.Vignettes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Patients at the edges of the three rules, as vignettes: the same seed gives the same patients. */
final class GeneratedPatients {
    private static final int[] STARTS = {69, 70, 83, 84, 84, 85, 91, 112, 112, 139, 140, 141, 196};
    private static final int[] GAPS = {1, 6, 7, 8, 14, 27, 83, 84, 85};
    private static final int[] AROUND = {0, 0, 0, 1, -1};

    private final Random random;
    private final String slug;
    private final ObjectNode written = Vignettes.STRICT.createObjectNode();
    private final boolean treated;
    private final int begun;

    private GeneratedPatients(long seed, int number) {
        this.random = new Random(seed * 1_000_003L + number);
        this.slug = "generated-" + number;
        this.treated = number % 3 == 0;
        this.begun = STARTS[random.nextInt(STARTS.length)];
    }

    /** The patients from one number to before another. */
    static Stream<Vignette> of(long seed, int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> new GeneratedPatients(seed, number).patient());
    }

    private Vignette patient() {
        written.put("title", "Generated").put("today", one(Edges.TODAY)).put("hook", one(Edges.HOOKS));
        if (chance(10)) {
            written.put("time", "00:15");
        }
        person();
        problems();
        written.set("given", several(chance(treated ? 90 : 12) ? 2 + random.nextInt(4) : 0, this::given));
        written.set("labs", Vignettes.STRICT.createArrayNode().addAll(labs()));
        written.set("orders", several(chance(treated ? 30 : 45) ? 1 + random.nextInt(3) : 0, i -> order(i, true)));
        written.set("services", several(chance(15) ? 1 : 0, i -> test()));
        drafts();
        written.putObject("expect").putArray("raised");
        return Vignettes.parse(slug, written.toString());
    }

    private void person() {
        ObjectNode person = written.putObject("patient").put("sex", "female");
        int today = Integer.parseInt(written.get("today").asString().substring(0, 4));
        String day = written.get("today").asString().substring(4).replace("-29", "-28");
        if (chance(95)) {
            person.put(
                    "born",
                    chance(70) ? "1971-05-04" : (today - pick(4, 5, 18, 19, 3)) + (chance(50) ? day : "-06-15"));
        }
        ArrayNode weights = person.putArray("weights");
        for (int i = chance(15) ? 0 : 1 + random.nextInt(2); i > 0; i--) {
            weights.add((chance(70) ? "80 kg" : one(Edges.WEIGHTS)) + " on "
                    + pick(0, 1, 29, 30, 31, 89, 90, 91, 180, 181, 400) + " d ago");
        }
        if (chance(60)) {
            weights.removeAll().add(one(Edges.WEIGHTS) + " on 3 d ago");
        }
    }

    private void problems() {
        ArrayNode problems = written.putArray("problems");
        for (int i = chance(4) ? 0 : 1 + random.nextInt(2); i > 0; i--) {
            ObjectNode problem = problems.addObject().put("name", one(Edges.PROBLEMS));
            if (chance(8)) {
                problem.put("clinical", one("recurrence", "resolved", "remission", "inactive"));
            }
            if (chance(5)) {
                problem.put("verification", one("refuted", "provisional", "entered-in-error"));
            }
        }
        if (chance(8)) {
            problems.addObject().put("name", "selective IgA deficiency").put("recorded", pick(9, 10, 11) + " d ago");
        }
    }

    private List<ObjectNode> labs() {
        List<ObjectNode> labs = new ArrayList<>();
        for (int i = chance(40) ? 0 : 1 + random.nextInt(2); i > 0; i--) {
            labs.add(lab("iga", one(Edges.IGA), chance(10) ? null : pick(-2, -1, 0, 10, 365, 366, 5200) + " d ago"));
        }
        measured(labs, "tis", pick(19, 19, 20, 29, 30, 10) + (chance(80) ? " {score}" : ""), 100, false);
        String mmt8 = one("mmt8", "mmt8", "mmt8Bilateral");
        int from = mmt8.equals("mmt8") ? pick(60, 75, 76) : pick(100, 142, 143);
        measured(labs, mmt8, from + " {score}", 60, true);
        measured(labs, mmt8, from + pick(0, 7, 8, 14, 15) + (chance(50) ? "" : ".9") + " {score}", 60, false);
        measured(labs, "ck", one("1000 U/L", "200 U/L", "201 U/L", "16.7 ukat/L"), 70, true);
        measured(
                labs,
                "ck",
                one("700 U/L", "701 U/L", "200 U/L", "201 U/L", "<150 U/L", "11.69 ukat/L", "950 U/L"),
                70,
                false);
        return labs;
    }

    private void measured(List<ObjectNode> labs, String what, String value, int percent, boolean baseline) {
        if (treated && chance(percent * 9 / 10)) {
            int day = baseline ? begun + pick(57, 56, 55, 10, 0, -6, -7, -8) : begun - pick(69, 70, 71, 75, begun);
            ObjectNode lab = lab(what, value, Math.max(day, 0) + " d ago");
            if (chance(70)) {
                lab.put("status", "final");
            }
            if (what.equals("ck") && chance(30)) {
                lab.put("range", one("30-200 U/L", "0-700", "20-170 U/L"));
            }
            labs.add(lab);
        }
    }

    private ObjectNode lab(String what, String value, String on) {
        ObjectNode lab = Vignettes.STRICT.createObjectNode().put(what, value).put("status", one(Edges.RESULT_STATUS));
        if (on != null) {
            lab.put("on", on.startsWith("-") ? "in " + on.substring(1).replace(" ago", "") : on);
        }
        return lab;
    }

    private ObjectNode given(int i) {
        int on = Math.max(0, begun - i * (chance(70) ? 28 : pick(GAPS)));
        ObjectNode given = Vignettes.STRICT.createObjectNode();
        given.put("drug", chance(92) ? one(Edges.PRODUCTS) : one(Edges.OTHERS)).put("on", on + " d ago");
        given.put("status", one(Edges.GIVEN_STATUS));
        if (chance(8)) {
            given.put("route", one("sc", "none", "im"));
        }
        return given;
    }

    private ObjectNode test() {
        ObjectNode test = Vignettes.STRICT.createObjectNode().put("test", one("iga", "iga", "igg", "ck"));
        return test.put("status", one("active", "draft", "on-hold", "completed", "revoked"))
                .put("on", pick(0, 9, 10, 11) + " d ago");
    }

    private void drafts() {
        if (written.get("hook").asString().equals("patient-view")) {
            return;
        }
        boolean signing = written.get("hook").asString().equals("order-sign");
        ArrayNode drafts = several(chance(88) ? 1 : 2, i -> order(i, false));
        if (signing && chance(8)) {
            drafts.addObject().put("test", one("iga", "ck"));
        }
        written.set(signing ? "signing" : "selecting", drafts);
        written.set("beside", several(signing ? 0 : random.nextInt(2), i -> order(i + 5, false)));
    }

    private ObjectNode order(int i, boolean onRecord) {
        ObjectNode order = Vignettes.STRICT.createObjectNode();
        order.put("id", (onRecord ? chance(6) ? "d" : "r" : "d") + i)
                .put("drug", chance(93) ? one(Edges.PRODUCTS) : one(Edges.OTHERS));
        if (onRecord) {
            order.put("status", one(Edges.ORDER_STATUS))
                    .put("on", chance(5) ? "none" : pick(0, 1, 28, begun, begun + 1) + " d ago");
        } else if (chance(5)) {
            order.put("status", one("active", "on-hold", "stopped"));
        } else if (chance(6)) {
            order.put("replaces", "r0");
        }
        if (chance(5)) {
            order.put("reason", one("ITP", "dermatomyositis"));
        }
        if (chance(4)) {
            order.put("intent", one("proposal", "option", "plan", "original-order"));
        }
        String dose = chance(40) ? one("1 g/kg", "80 g", "0.4 g/kg") : one(Edges.DOSES);
        order.put("dose", dose);
        if (dose.endsWith("mL")) {
            order.put("strength", one(Edges.STRENGTHS));
        }
        timing(order, onRecord);
        return order;
    }

    private void timing(ObjectNode order, boolean onRecord) {
        if (chance(12)) {
            return;
        }
        order.put("every", onRecord ? one("4 wk", "28 d", "2 per 4 wk", "1 d") : one(Edges.EVERY));
        if (chance(60)) {
            order.put("times", onRecord ? pick(2, 3, 4, 6) : 1 + random.nextInt(6));
        }
        switch (random.nextInt(4)) {
            case 0 -> order.put("for", one(Edges.LENGTHS));
            case 1 -> {
                int ago = onRecord ? begun + pick(AROUND) : 0;
                order.put("start", ago + " d ago");
                if (chance(40)) {
                    order.put("until", "in " + pick(0, 1, 6, 27, 28) + " d");
                }
            }
            default -> order.put("route", chance(90) ? "iv" : one("none", "sc"));
        }
    }

    private interface Making {
        ObjectNode one(int number);
    }

    private static ArrayNode several(int many, Making making) {
        ArrayNode all = Vignettes.STRICT.createArrayNode();
        IntStream.range(0, many).forEach(i -> all.add(making.one(i)));
        return all;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    private int pick(int... of) {
        return of[random.nextInt(of.length)];
    }
}
