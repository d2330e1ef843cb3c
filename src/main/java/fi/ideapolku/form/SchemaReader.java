package fi.ideapolku.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.ideapolku.form.Rules.AtMost;
import fi.ideapolku.form.Rules.NotOffered;
import fi.ideapolku.form.Rules.Sum;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the JSON of a form-js schema, and refuses what the server's check does not know. */
final class SchemaReader {

    static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final Set<String> STATIC = Set.of("text", "separator", "spacer", "button");
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private final String form;
    private final List<Section> sections = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    private SchemaReader(String form) {
        this.form = form;
    }

    static FormSchema read(String json) {
        var root = tree(json);
        var form = root.path("id").asText();
        var reader = new SchemaReader(form);
        var loose = new ArrayList<Field>();
        for (var component : root.path("components")) {
            if ("group".equals(component.path("type").asText())) {
                var fields = new ArrayList<Field>();
                reader.group(component, List.of(), fields);
                reader.sections.add(new Section(text(component, "label"), fields, notes(component)));
            } else {
                reader.add(component, List.of(), loose);
            }
        }
        if (!loose.isEmpty()) {
            reader.sections.add(new Section(null, loose, List.of()));
        }
        var fields = reader.sections.stream()
                .flatMap(section -> section.fields().stream())
                .toList();
        return new FormSchema(form, reader.sections, fields);
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("No form: the JSON cannot be read", broken);
        }
    }

    private static List<Text> notes(JsonNode group) {
        var notes = new ArrayList<Text>();
        for (var component : group.path("components")) {
            if ("text".equals(component.path("type").asText())) {
                notes.add(text(component, "text"));
            }
        }
        return notes;
    }

    private void group(JsonNode group, List<String> hides, List<Field> fields) {
        var inner = with(hides, group);
        for (var component : group.path("components")) {
            if ("group".equals(component.path("type").asText())) {
                group(component, inner, fields);
            } else {
                add(component, inner, fields);
            }
        }
    }

    private void add(JsonNode component, List<String> hides, List<Field> fields) {
        if (STATIC.contains(component.path("type").asText())) {
            return;
        }
        var field = field(component, hides);
        if (!keys.add(field.key())) {
            throw new IllegalArgumentException("Form %s has two fields %s".formatted(form, field.key()));
        }
        fields.add(field);
    }

    private Field field(JsonNode component, List<String> hides) {
        var type = type(component);
        var key = component.path(type == FieldType.DYNAMICLIST ? "path" : "key").asText();
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Form %s has a field with no usable key: %s".formatted(form, key));
        }
        try {
            var properties = component.path("properties");
            var validate = component.path("validate");
            return new Field(
                    key,
                    type,
                    text(component, type == FieldType.DATE && !component.has("label") ? "dateLabel" : "label"),
                    text(component, "description"),
                    validate.path("required").asBoolean() || "true".equals(string(properties, "required")),
                    "required".equals(string(properties, "answer")),
                    options(component),
                    string(component, "valuesKey"),
                    with(hides, component),
                    columns(component, type),
                    "true".equals(string(properties, "routes")),
                    string(properties, "idea"),
                    string(properties, "carriedFrom"),
                    limits(component, validate),
                    rules(properties));
        } catch (IllegalArgumentException | DateTimeException unusable) {
            throw new IllegalArgumentException(
                    "Form %s, field %s: %s".formatted(form, key, unusable.getMessage()), unusable);
        }
    }

    private FieldType type(JsonNode component) {
        var type = component.path("type").asText();
        if ("datetime".equals(type) && "date".equals(component.path("subtype").asText())) {
            return FieldType.DATE;
        }
        return Arrays.stream(FieldType.values())
                .filter(known -> known != FieldType.DATE
                        && known.name().toLowerCase(Locale.ROOT).equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Form %s has a %s".formatted(form, type)));
    }

    private List<Field> columns(JsonNode component, FieldType type) {
        var columns = new ArrayList<Field>();
        if (type == FieldType.DYNAMICLIST) {
            var row = new SchemaReader(form);
            for (var column : component.path("components")) {
                row.add(column, List.of(), columns);
            }
            if (columns.stream().anyMatch(column -> column.type() == FieldType.DYNAMICLIST)) {
                throw new IllegalArgumentException("a list of rows in a list of rows");
            }
        }
        return columns;
    }

    private static Limits limits(JsonNode component, JsonNode validate) {
        var pattern = string(validate, "pattern");
        return new Limits(
                integer(validate, "minLength"),
                integer(validate, "maxLength"),
                decimal(validate, "min"),
                decimal(validate, "max"),
                integer(component, "decimalDigits"),
                pattern == null ? null : Pattern.compile(pattern));
    }

    private static Rules rules(JsonNode properties) {
        return new Rules(
                one(properties, "notBefore", DateBound::parse),
                one(properties, "notAfter", DateBound::parse),
                one(properties, "maxMonthsAfter", DateBound::parse),
                integer(properties, "minItems"),
                integer(properties, "maxItems"),
                integer(properties, "itemMaxLength"),
                one(properties, "sum", SchemaReader::sum),
                several(properties, "atMost", SchemaReader::atMost),
                several(properties, "notOffered", SchemaReader::notOffered),
                string(properties, "requiredWhen"));
    }

    private static Sum sum(String text) {
        var parts = text.split("=", 2);
        if (parts.length == 1) {
            throw new IllegalArgumentException("sum without a total");
        }
        return new Sum(parts[0].strip(), new BigDecimal(parts[1].strip()));
    }

    private static AtMost atMost(String text) {
        var parts = text.split("\\s+when\\s+", 2);
        var limit = parts[0].strip();
        var condition = parts.length == 1 ? null : parts[1].strip();
        return KEY.matcher(limit).matches()
                ? new AtMost(null, limit, condition)
                : new AtMost(new BigDecimal(limit), null, condition);
    }

    private static NotOffered notOffered(String text) {
        var parts = text.split("\\s+when\\s+", 2);
        if (parts.length == 1) {
            throw new IllegalArgumentException("notOffered without a condition");
        }
        return new NotOffered(parts[0].strip(), parts[1].strip());
    }

    private static <T> T one(JsonNode properties, String name, Function<String, T> parser) {
        var text = string(properties, name);
        return text == null ? null : parser.apply(text);
    }

    private static <T> List<T> several(JsonNode properties, String name, Function<String, T> parser) {
        var text = string(properties, name);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";")).map(String::strip).map(parser).toList();
    }

    private static List<Option> options(JsonNode component) {
        var options = new ArrayList<Option>();
        for (var value : component.path("values")) {
            options.add(new Option(
                    value.path("value").asText(),
                    new Text(string(value, "label"), string(value, "label_sv"), string(value, "label_en"))));
        }
        return options;
    }

    private static List<String> with(List<String> hides, JsonNode component) {
        var hide = string(component.path("conditional"), "hide");
        if (hide == null) {
            return hides;
        }
        var all = new ArrayList<>(hides);
        all.add(hide);
        return all;
    }

    private static Text text(JsonNode component, String name) {
        var properties = component.path("properties");
        return new Text(string(component, name), string(properties, name + "_sv"), string(properties, name + "_en"));
    }

    static String string(JsonNode node, String name) {
        var value = node.path(name);
        return value.isMissingNode() || value.isNull() || value.asText().isBlank() ? null : value.asText();
    }

    private static Integer integer(JsonNode node, String name) {
        var value = string(node, name);
        return value == null ? null : Integer.valueOf(value.strip());
    }

    private static BigDecimal decimal(JsonNode node, String name) {
        var value = string(node, name);
        return value == null ? null : new BigDecimal(value.strip());
    }
}
