package fi.ideapolku.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/** What every form file of ours keeps to; a breach is said as {@code rule: where}. */
final class FormFileRules {

    /** Names of properties that carry a rule for the server. */
    static final Set<String> RULES = Set.of(
            "notBefore",
            "notAfter",
            "maxMonthsAfter",
            "minItems",
            "maxItems",
            "itemMaxLength",
            "sum",
            "atMost",
            "notOffered",
            "requiredWhen",
            "answer",
            "carriedFrom");

    /** What a condition may name besides the form's own keys: what the process and the idea's counters know. */
    static final Set<String> CONTEXT = Set.of(
            "lang",
            "cardType",
            "depth",
            "panelSettled",
            "proposedDepth",
            "evidenceLevel",
            "ideaType",
            "dataUse",
            "legalChangeNeeded",
            "vulnerableCustomers",
            "fastLaneRequested",
            "fastLane",
            "smallOrderRole",
            "affectedSectorCount",
            "workEstimateDays",
            "costEstimateEur",
            "reviewer",
            "returns",
            "moreInfoRounds",
            "mergeRounds",
            "deliveryRounds",
            "planReturns",
            "sprintRounds",
            "understandingReturns",
            "ideaReturns",
            "discoveryRounds",
            "decisionReturns",
            "decisionRounds",
            "postponements",
            "proceededAsIs",
            "planChanges",
            "trialRounds");

    private static final Set<String> TYPES = Set.of(
            "group",
            "textfield",
            "textarea",
            "number",
            "checkbox",
            "radio",
            "select",
            "checklist",
            "datetime",
            "dynamiclist",
            "text");
    private static final Set<String> TEXTS = Set.of("textfield", "textarea");
    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist");
    private static final Set<String> SOURCES =
            Set.of("sectors", "users", "ideas", "understandingCards", "evidenceRecords");
    private static final Set<String> FACTS = Set.of(
            "title",
            "leadSectorId",
            "relatedSectorIds",
            "ownerId",
            "implementationOwnerId",
            "lifeEvent",
            "ideaType",
            "evidenceLevel",
            "understandingCardId",
            "mergeTargetId",
            "depth");
    private static final Set<String> VALIDATE =
            Set.of("required", "minLength", "maxLength", "min", "max", "pattern", "patternErrorMessage");
    private static final Set<String> MARKS = Set.of("routes", "idea");
    private static final Set<String> TAKEN = Set.of("id", "status", "outcome", "submission", "ideaId", "lang");
    private static final List<String> SPOKEN = List.of("label", "dateLabel", "description", "text");
    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "in", "some", "every", "satisfies", "true", "false", "null", "between", "item");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?!\\w*\\s*\\()");
    private static final Pattern BOUND = Pattern.compile("(?:some|every)\\s+(\\w+)\\s+in\\b");
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    private final List<String> faults = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    private FormFileRules() {}

    /** The breaches of one form, empty for a sound one. */
    static List<String> faults(String json) {
        var rules = new FormFileRules();
        var root = SchemaReader.tree(json);
        if (root.path("schemaVersion").asInt(Integer.MAX_VALUE) > 16) {
            rules.fault("schemaVersion", root.path("schemaVersion"));
        }
        rules.parts(root, part -> key(part).isEmpty() ? Stream.empty() : Stream.of(key(part)))
                .forEach(rules.keys::add);
        root.path("components").forEach(component -> rules.component(component, rules.keys, false));
        try {
            FormSchema.parse(json);
        } catch (IllegalArgumentException unreadable) {
            rules.fault("unreadable", unreadable.getMessage());
        }
        return rules.faults;
    }

    private Stream<String> parts(JsonNode parent, Function<JsonNode, Stream<String>> each) {
        return children(parent)
                .flatMap(part -> Stream.concat(
                        each.apply(part), "group".equals(type(part)) ? parts(part, each) : Stream.empty()));
    }

    private void component(JsonNode part, Set<String> known, boolean column) {
        var id = part.path("id").asText();
        if (id.isEmpty() || !ids.add(id)) {
            fault("id", id);
        }
        if (!TYPES.contains(type(part)) || ("datetime".equals(type(part)) && !"date".equals(text(part, "subtype")))) {
            fault("type", id);
        }
        if (TAKEN.contains(key(part))) {
            fault("taken", id);
        }
        languages(part, id);
        choices(part, id);
        if ("number".equals(type(part))
                && !(part.at("/validate/min").isNumber()
                        && part.at("/validate/max").isNumber())) {
            fault("bounds", id);
        }
        if (TEXTS.contains(type(part))) {
            var most = part.at("/validate/maxLength").asInt();
            if (most < 1 || most > 4000) {
                fault("maxLength", id);
            }
        }
        properties(part, id, column);
        condition(text(part.path("conditional"), "hide"), known, id);
        rules(part, known, id);
        var inner = new HashSet<>(known);
        if ("dynamiclist".equals(type(part))) {
            children(part).map(FormFileRules::key).forEach(inner::add);
        }
        children(part).forEach(child -> component(child, inner, column || "dynamiclist".equals(type(part))));
    }

    private void languages(JsonNode part, String id) {
        var properties = part.path("properties");
        if (!"text".equals(type(part)) && !part.has("label") && !part.has("dateLabel")) {
            fault("language", id + " has no label");
        }
        SPOKEN.stream().filter(part::has).forEach(name -> {
            if (text(part, name).isBlank()
                    || text(properties, name + "_sv").isBlank()
                    || text(properties, name + "_en").isBlank()) {
                fault("language", id + " " + name);
            }
        });
        part.path("values").forEach(option -> {
            if (Stream.of("label", "label_sv", "label_en")
                    .anyMatch(name -> text(option, name).isBlank())) {
                fault("language", id + " " + text(option, "value"));
            }
        });
    }

    private void choices(JsonNode part, String id) {
        var codes = new HashSet<String>();
        part.path("values").forEach(option -> {
            if (text(option, "value").isBlank() || !codes.add(text(option, "value"))) {
                fault("code", id + " " + text(option, "value"));
            }
        });
        var source = text(part, "valuesKey");
        if (CHOICES.contains(type(part)) && (source.isEmpty() ? codes.isEmpty() : !SOURCES.contains(source))) {
            fault("code", id + " offers nothing");
        }
    }

    private void properties(JsonNode part, String id, boolean column) {
        part.path("validate").fieldNames().forEachRemaining(name -> {
            if (!VALIDATE.contains(name)) {
                fault("vocabulary", id + " " + name);
            }
        });
        var spoken = SPOKEN.stream()
                .flatMap(name -> Stream.of(name + "_sv", name + "_en"))
                .collect(Collectors.toSet());
        part.path("properties").fieldNames().forEachRemaining(name -> {
            if (!RULES.contains(name) && !MARKS.contains(name) && !spoken.contains(name)) {
                fault("vocabulary", id + " " + name);
            }
        });
        var routes = text(part.path("properties"), "routes");
        if (!routes.isEmpty()
                && (column
                        || TEXTS.contains(type(part))
                        || "dynamiclist".equals(type(part))
                        || "group".equals(type(part)))) {
            fault("routes", id);
        }
        var fact = text(part.path("properties"), "idea");
        if (!fact.isEmpty() && !FACTS.contains(fact)) {
            fault("idea", id + " " + fact);
        }
    }

    private void rules(JsonNode part, Set<String> known, String id) {
        var properties = part.path("properties");
        for (var rule : text(properties, "notOffered").split(";")) {
            var halves = rule.strip().split("\\s+when\\s+", 2);
            if (halves.length == 2) {
                condition(halves[1], known, id);
                if (!answers(part).contains(halves[0])) {
                    fault("code", id + " withholds " + halves[0]);
                }
            }
        }
        for (var rule : text(properties, "atMost").split(";")) {
            var halves = rule.strip().split("\\s+when\\s+", 2);
            condition(halves[0], known, id);
            condition(halves.length == 2 ? halves[1] : "", known, id);
        }
        condition(text(properties, "requiredWhen"), Set.of(), id);
        var most = properties.path("maxItems").asInt();
        var longest = properties.path("itemMaxLength").asInt();
        if (most * (longest + 1) > part.at("/validate/maxLength").asInt(Integer.MAX_VALUE)) {
            fault("lines", id);
        }
        Stream.of("notBefore", "notAfter", "maxMonthsAfter")
                .map(name -> text(properties, name))
                .filter(bound -> bound.startsWith("field:"))
                .map(bound -> bound.substring(6).split("[\\s+-]", 2)[0])
                .filter(name -> !known.contains(name))
                .forEach(name -> fault("name", id + " " + name));
        var sum = text(properties, "sum").split("=", 2)[0].strip();
        if (!sum.isEmpty() && children(part).noneMatch(child -> key(child).equals(sum))) {
            fault("name", id + " " + sum);
        }
    }

    private static List<String> answers(JsonNode part) {
        return "checkbox".equals(type(part)) ? List.of("true", "false") : part.findValuesAsText("value");
    }

    private void condition(String expression, Set<String> known, String id) {
        if (expression.isBlank()) {
            return;
        }
        var feel = expression.strip().replaceFirst("^=", "");
        if (!FEEL.parseExpression(feel).isSuccess()) {
            fault("condition", id);
        }
        var bare = feel.replaceAll("\"[^\"]*\"", "\"\"").replace("list contains", "listContains");
        var bound = BOUND.matcher(bare).results().map(hit -> hit.group(1)).collect(Collectors.toSet());
        NAME.matcher(bare)
                .results()
                .map(hit -> hit.group())
                .filter(name -> !WORDS.contains(name) && !bound.contains(name))
                .filter(name -> !known.contains(name) && !CONTEXT.contains(name))
                .forEach(name -> fault("name", id + " " + name));
    }

    private void fault(String rule, Object where) {
        faults.add(rule + ": " + where);
    }

    private static Stream<JsonNode> children(JsonNode parent) {
        return StreamSupport.stream(parent.path("components").spliterator(), false);
    }

    private static String type(JsonNode part) {
        return text(part, "type");
    }

    private static String key(JsonNode part) {
        return text(part, "dynamiclist".equals(type(part)) ? "path" : "key");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
