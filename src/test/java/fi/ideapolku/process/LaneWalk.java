package fi.ideapolku.process;

import static fi.ideapolku.process.ModelFile.extensions;

import fi.ideapolku.process.ModelFile.Deployment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/** Goes all the ways without returns that a lane leaves open, through the models as they are drawn. */
final class LaneWalk {

    private static final Pattern ROLES = Pattern.compile("routing\\.groups\\(execution, (?:'([^']+)'|(\\w+))\\)");

    private static final Pattern OWNER = Pattern.compile("routing\\.(owner|implementer|mergeTargetOwner)\\(");

    private final Deployment deployment;
    private final LaneFacts lane;
    private final Tables tables;
    private final Map<String, Map<String, List<Way>>> walked = new HashMap<>();

    LaneWalk(Deployment deployment, LaneFacts lane, Tables tables) {
        this.deployment = deployment;
        this.lane = lane;
        this.tables = tables;
    }

    /** What the tables say that a walk needs. */
    interface Tables {

        int dueDays(String taskId);

        /** The roles that review a card. */
        Set<String> reviewers();
    }

    /** One way: the forms filled, one for each visit of a task, their due days, the groups met, and where it ended. */
    record Way(List<String> forms, int days, Set<String> groups, LaneFacts facts, FlowNode end) {

        int tasks() {
            return forms.size();
        }

        private Way at(FlowNode node) {
            return new Way(forms, days, groups, facts, node);
        }

        private Way and(List<String> moreForms, int moreDays, Set<String> moreGroups) {
            var all = new ArrayList<>(forms);
            all.addAll(moreForms);
            var met = new TreeSet<>(groups);
            met.addAll(moreGroups);
            return new Way(all, days + moreDays, met, facts, end);
        }

        private Way knowing(String name, Object value) {
            return new Way(forms, days, groups, facts.with(name, value), end);
        }

        private boolean isCoveredBy(Way other) {
            return other.tasks() >= tasks() && other.days >= days && other.groups.containsAll(groups);
        }
    }

    /** The longest ways from the start of an idea to an outcome. */
    List<Way> to(String outcome) {
        return walk("ideaDevelopment").getOrDefault(outcome, List.of());
    }

    private Map<String, List<Way>> walk(String process) {
        if (!walked.containsKey(process)) {
            walked.put(process, walkOnce(process));
        }
        return walked.get(process);
    }

    private Map<String, List<Way>> walkOnce(String process) {
        var model = deployment.models().get(process);
        var start = model.process()
                .getChildElementsByType(StartEvent.class)
                .iterator()
                .next();
        var byOutcome = new LinkedHashMap<String, List<Way>>();
        for (var way : from(start, new Way(List.of(), 0, Set.of(), lane, start))) {
            var ways = byOutcome.computeIfAbsent(model.outcomeOf((EndEvent) way.end()), any -> new ArrayList<>());
            if (ways.stream().noneMatch(way::isCoveredBy)) {
                ways.removeIf(other -> other.isCoveredBy(way));
                ways.add(way);
            }
        }
        return byOutcome;
    }

    private List<Way> from(FlowNode node, Way way) {
        if (node instanceof EndEvent || isJoin(node)) {
            return List.of(way.at(node));
        }
        if (node instanceof ParallelGateway) {
            return split(node, way);
        }
        return visit(node, way).stream()
                .flatMap(visited ->
                        flows(node, visited.facts()).stream().flatMap(flow -> from(flow.getTarget(), visited).stream()))
                .toList();
    }

    private Collection<Way> visit(FlowNode node, Way way) {
        if (node instanceof UserTask task) {
            return List.of(way.and(
                    List.of(ModelFile.formKeys(task.getCamundaFormRef()).get(0)),
                    tables.dueDays(task.getId()),
                    groups(task, way.facts())));
        }
        if (node instanceof CallActivity call) {
            return walk(call.getCalledElement()).entrySet().stream()
                    .flatMap(
                            ended -> ended.getValue().stream().map(called -> called(call, way, called, ended.getKey())))
                    .toList();
        }
        if (node instanceof SubProcess scope) {
            var start =
                    scope.getChildElementsByType(StartEvent.class).iterator().next();
            return from(start, way);
        }
        return List.of(way);
    }

    private static Way called(CallActivity call, Way way, Way called, String outcome) {
        var name = extensions(call, CamundaOut.class).stream()
                .filter(out -> "outcome".equals(out.getCamundaSource()))
                .map(CamundaOut::getCamundaTarget)
                .findFirst();
        var walked = way.and(called.forms(), called.days(), called.groups());
        return name.map(variable -> walked.knowing(variable, outcome)).orElse(walked);
    }

    /** Branches run at once: the longer one's days count, and one form that two fill at once counts once. */
    private List<Way> split(FlowNode split, Way way) {
        var together = List.of(new Way(List.of(), 0, Set.of(), way.facts(), null));
        for (var flow : split.getOutgoing()) {
            var branches = from(flow.getTarget(), new Way(List.of(), 0, Set.of(), way.facts(), split));
            together = together.stream()
                    .flatMap(left -> branches.stream()
                            .filter(right -> left.end() == null || left.end().equals(right.end()))
                            .map(right -> beside(left, right)))
                    .toList();
        }
        return together.stream()
                .filter(joined -> isJoin(joined.end()))
                .flatMap(joined -> joined.end().getOutgoing().stream()
                        .flatMap(flow -> from(flow.getTarget(), resumed(way, joined)).stream()))
                .toList();
    }

    private static Way beside(Way left, Way right) {
        var more = right.forms().stream()
                .filter(form -> !left.forms().contains(form))
                .toList();
        var both = left.and(more, Math.max(0, right.days() - left.days()), right.groups());
        var facts = new LaneFacts(left.facts().known());
        for (var fact : right.facts().known().entrySet()) {
            facts = facts.with(fact.getKey(), fact.getValue());
        }
        return new Way(both.forms(), both.days(), both.groups(), facts, right.end());
    }

    private static Way resumed(Way way, Way joined) {
        var resumed = way.and(joined.forms(), joined.days(), joined.groups());
        return new Way(resumed.forms(), resumed.days(), resumed.groups(), joined.facts(), joined.end());
    }

    private static boolean isJoin(FlowNode node) {
        return node instanceof ParallelGateway && node.getIncoming().size() > 1;
    }

    /** The flows that the facts leave open, without those that lead back. */
    private static List<SequenceFlow> flows(FlowNode node, LaneFacts facts) {
        if (!(node instanceof ExclusiveGateway gateway) || node.getOutgoing().size() == 1) {
            return List.copyOf(node.getOutgoing());
        }
        var open = new ArrayList<SequenceFlow>();
        for (var flow : gateway.getOutgoing()) {
            if (flow.equals(gateway.getDefault())) {
                continue;
            }
            var held = facts.judge(flow.getConditionExpression().getTextContent());
            if (held.orElse(true)) {
                open.add(flow);
            }
            if (held.orElse(false)) {
                return forward(open);
            }
        }
        open.add(gateway.getDefault());
        return forward(open);
    }

    private static List<SequenceFlow> forward(List<SequenceFlow> flows) {
        return flows.stream().filter(flow -> !ModelRules.leadsBack(flow)).toList();
    }

    private Set<String> groups(UserTask task, LaneFacts facts) {
        var performers = task.getCamundaAssignee() + task.getCamundaCandidateGroups();
        if (performers.contains("routing.reviewer(")) {
            return tables.reviewers();
        }
        if (OWNER.matcher(performers).find()) {
            return Set.of("sectorOwner");
        }
        if (performers.contains("routing.proposer(")) {
            return Set.of("sectorStaff");
        }
        var groups = new HashSet<String>();
        ROLES.matcher(performers).results().forEach(match -> {
            var roles = match.group(1) == null ? (String) facts.get(match.group(2)) : match.group(1);
            Stream.of(roles).flatMap(list -> Arrays.stream(list.split(","))).forEach(groups::add);
        });
        if (groups.isEmpty()) {
            throw new IllegalStateException("Who does " + task.getId() + "?");
        }
        return groups;
    }
}
