package fi.ideapolku.process;

import static org.assertj.core.api.Assertions.assertThat;

import fi.ideapolku.process.ModelFile.Deployment;
import fi.ideapolku.process.ModelRules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The models keep the rules that the engine and their readers rely on, and each rule finds a model that breaks it. */
class ModelRulesTest {

    private static final Deployment REPOSITORY = Deployment.ofRepository();
    private static final Deployment BESIDE = Deployment.withoutModels();
    private static final String SOUND = ModelFile.read(Path.of("src/test/resources/process/sound.bpmn"));

    @Test
    void thereIsOneModelForTheIdeaAndOneForEachOfItsParts() {
        assertThat(REPOSITORY.models().keySet())
                .containsExactlyInAnyOrder(
                        "ideaDevelopment",
                        "screening",
                        "smallOrder",
                        "discovery",
                        "empathySprint",
                        "understandingCard",
                        "cardReview",
                        "ideaCard",
                        "customerPanel",
                        "decision",
                        "implementation",
                        "lessons");
    }

    @ParameterizedTest
    @MethodSource("models")
    void modelKeepsEveryRule(ModelFile model) {
        assertThat(ModelRules.ALL)
                .allSatisfy(rule ->
                        assertThat(rule.violations(model)).as(rule.fact()).isEmpty());
    }

    @Test // PRV-5: as long as the people of an idea (compliance G16)
    void everyProcessAndTableSaysHowLongItsHistoryIsKept() throws IOException {
        try (var files = Files.list(Path.of("bpmn"))) {
            for (var file : files.filter(each -> each.toString().matches(".*(bpmn|dmn)"))
                    .toList()) {
                var text = Files.readString(file);
                assertThat(text.split("historyTimeToLive=\"P3650D\"").length)
                        .as(file.toString())
                        .isEqualTo(text.split("<(bpmn:process|decision) ").length)
                        .isGreaterThan(1);
            }
        }
    }

    @Test
    void soundModelKeepsEveryRule() {
        var sound = model(SOUND);

        assertThat(ModelRules.ALL)
                .allSatisfy(rule ->
                        assertThat(rule.violations(sound)).as(rule.fact()).isEmpty());
    }

    @Test
    void everyRuleHasAModelThatBreaksIt() {
        assertThat(breaks().map(arguments -> arguments.get()[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        ModelRules.ALL.stream().map(Rule::fact).toList());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("breaks")
    void ruleFindsTheModelThatBreaksIt(String fact, String sound, String broken) {
        assertThat(SOUND).contains(sound);
        var rule = ModelRules.ALL.stream()
                .filter(each -> each.fact().equals(fact))
                .findFirst()
                .orElseThrow();

        assertThat(rule.violations(model(SOUND.replace(sound, broken)))).isNotEmpty();
    }

    private static ModelFile model(String xml) {
        return BESIDE.add("sound", xml);
    }

    static Collection<ModelFile> models() {
        return REPOSITORY.models().values();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of(
                        "the process is named as its file and can be deployed",
                        "<bpmn:process id=\"sound\"",
                        "<bpmn:process id=\"other\""),
                Arguments.of(
                        "the process is named as its file and can be deployed",
                        " camunda:historyTimeToLive=\"P3650D\"",
                        ""),
                Arguments.of(
                        "the process is named as its file and can be deployed",
                        "isExecutable=\"true\"",
                        "isExecutable=\"false\""),
                Arguments.of(
                        "only the idea's process starts in Tasklist", " camunda:isStartableInTasklist=\"false\"", ""),
                Arguments.of(
                        "the root holds stages, no user task",
                        "<bpmn:process id=\"sound\"",
                        "<bpmn:process id=\"ideaDevelopment\""),
                Arguments.of(
                        "a user task has a deployed form", "formRef=\"progressReport\"", "formRef=\"unknownForm\""),
                Arguments.of(
                        "a user task has a deployed form",
                        "formRef=\"progressReport\"",
                        "formRef=\"${finished ? 'progressReport' : 'unknownForm'}\""),
                Arguments.of(
                        "a user task has a deployed form",
                        "formRef=\"progressReport\" camunda:formRefBinding=\"deployment\"",
                        "formRef=\"progressReport\" camunda:formRefBinding=\"latest\""),
                Arguments.of(
                        "a user task has a due date and a reminder", " camunda:dueDate=\"${sla.due(execution)}\"", ""),
                Arguments.of("a user task has a due date and a reminder", "${sla.reminder(execution)}", "2027-01-01"),
                Arguments.of(
                        "a user task has a group that does it, or one person and an end without him",
                        " camunda:candidateGroups=\"${routing.reviewer(execution, reviewer)}\"",
                        ""),
                Arguments.of(
                        "a user task has a group that does it, or one person and an end without him",
                        " camunda:candidateGroups=\"${routing.ownerGroups(execution)}\"",
                        ""),
                Arguments.of(
                        "a user task keeps what its form routes",
                        "<camunda:outputParameter name=\"finished\">${finished}",
                        "<camunda:outputParameter name=\"summary\">${summary}"),
                Arguments.of(
                        "a user task keeps what its form routes",
                        "<camunda:outputParameter name=\"conflictOfInterest\">${conflictOfInterest}</camunda:outputParameter>",
                        ""),
                Arguments.of(
                        "a call goes to a model of the deployment, with the idea's id",
                        "calledElement=\"sound\"",
                        "calledElement=\"unknown\""),
                Arguments.of(
                        "a call goes to a model of the deployment, with the idea's id",
                        "calledElementBinding=\"deployment\"",
                        "calledElementBinding=\"latest\""),
                Arguments.of(
                        "a call goes to a model of the deployment, with the idea's id",
                        "<camunda:in businessKey=\"#{execution.processBusinessKey}\" />",
                        ""),
                Arguments.of(
                        "a call takes back what the called model sets",
                        "<camunda:out source=\"outcome\"",
                        "<camunda:out source=\"result\""),
                Arguments.of(
                        "a decision stands in the deployment", "decisionRef=\"reviewLead\"", "decisionRef=\"unknown\""),
                Arguments.of(
                        "a decision stands in the deployment",
                        "decisionRefBinding=\"deployment\"",
                        "decisionRefBinding=\"latest\""),
                Arguments.of(
                        "what is named is named in Swedish and English",
                        "<camunda:property name=\"name_sv\" value=\"Nej\" />",
                        ""),
                Arguments.of(
                        "what is named is named in Swedish and English",
                        "name=\"name_en\" value=\"Model done\"",
                        "name=\"name_en\" value=\" \""),
                Arguments.of(
                        "a join waits asynchronously",
                        "<bpmn:parallelGateway id=\"gwJoin\" camunda:asyncBefore=\"true\">",
                        "<bpmn:parallelGateway id=\"gwJoin\">"),
                Arguments.of(
                        "parallel instances end asynchronously",
                        "multiInstanceLoopCharacteristics camunda:asyncAfter=\"true\"",
                        "multiInstanceLoopCharacteristics"),
                Arguments.of(
                        "parallel instances keep their variables to themselves",
                        "<camunda:inputParameter name=\"conflictOfInterest\">${null}</camunda:inputParameter>",
                        ""),
                Arguments.of(
                        "there is no script and no class",
                        "camunda:delegateExpression=\"${mergeIdeas}\"",
                        "camunda:class=\"java.lang.Object\""),
                Arguments.of(
                        "there is no script and no class",
                        "<camunda:inputParameter name=\"fastLane\">${false}",
                        "<camunda:inputParameter name=\"fastLane\"><camunda:script scriptFormat=\"javascript\">1</camunda:script>"),
                Arguments.of(
                        "expressions reach the model beans alone",
                        "${routing.owner(execution)}",
                        "${dataSource.connection}"),
                Arguments.of(
                        "expressions reach the model beans alone",
                        "${routing.owner(execution)}",
                        "${routing.keeper(execution)}"),
                Arguments.of(
                        "expressions reach the model beans alone",
                        "${routing.owner(execution)}",
                        "${routing.owner(execution, 'sectorOwner')}"),
                Arguments.of("expressions reach the model beans alone", "${mergeIdeas}", "${dropIdeas}"),
                Arguments.of("expressions reach the model beans alone", "${mergeIdeas}", "${calendar}"),
                Arguments.of(
                        "an expression reads what is set on the way to it",
                        "${finished == false}",
                        "${finished == false || reviewLead == 'sectorOwner'}"),
                Arguments.of(
                        "an expression reads what is set on the way to it",
                        "${routing.ownerGroups(execution)}",
                        "${routing.groups(execution, reviewer)}"),
                Arguments.of(
                        "an expression reads what is set on the way to it",
                        "<camunda:in source=\"finished\"",
                        "<camunda:in source=\"conflictOfInterest\""),
                Arguments.of(
                        "a table is given all that it reads",
                        "<camunda:inputParameter name=\"ideaType\">${'trial'}</camunda:inputParameter>",
                        ""),
                Arguments.of(
                        "a table's answer is one of its columns",
                        "getSingleResult().reviewLead",
                        "getSingleResult().leader"),
                Arguments.of(
                        "an expression reads what is set on the way to it",
                        "${finished == false}",
                        "${completed == false}"),
                Arguments.of(
                        "an expression reads what is set on the way to it",
                        "<camunda:in source=\"finished\"",
                        "<camunda:in source=\"completed\""),
                Arguments.of(
                        "a condition compares with codes that exist",
                        "${finished == false}",
                        "${reportStatus == 'purple'}"),
                Arguments.of(
                        "a condition compares with codes that exist",
                        "${finished == false}",
                        "${soundOutcome == 'undone'}"),
                Arguments.of(
                        "a choice is a question with named answers and a default",
                        "name=\"Onko työ valmis?\"",
                        "name=\"Työ valmis\""),
                Arguments.of(
                        "a choice is a question with named answers and a default",
                        " default=\"gwFinishedToDmnReviewLead\"",
                        ""),
                Arguments.of(
                        "a choice is a question with named answers and a default",
                        "id=\"gwFinishedToGwAgain\" name=\"Ei\"",
                        "id=\"gwFinishedToGwAgain\""),
                Arguments.of(
                        "flows meet in a gateway that only joins",
                        "<bpmn:incoming>gwAgainToTaskReport</bpmn:incoming>",
                        "<bpmn:incoming>gwAgainToTaskReport</bpmn:incoming><bpmn:incoming>gwFinishedToGwAgain</bpmn:incoming>"),
                Arguments.of(
                        "every node is reached and left", "<bpmn:incoming>svcMergeIdeasToEndDone</bpmn:incoming>", ""),
                Arguments.of(
                        "every node is reached and left", "<bpmn:outgoing>startSoundToGwAgain</bpmn:outgoing>", ""),
                Arguments.of(
                        "a loop is counted, or says why not",
                        "${rounds.add(execution, 'reports')}",
                        "${rounds.used(execution, 'reports')}"),
                Arguments.of(
                        "everything is drawn",
                        "<bpmndi:BPMNEdge id=\"startSoundToGwAgainEdge\" bpmnElement=\"startSoundToGwAgain\">",
                        "<bpmndi:BPMNEdge id=\"startSoundToGwAgainEdge\">"),
                Arguments.of("everything is drawn", """
        <bpmndi:BPMNLabel>
          <dc:Bounds x="526" y="160" width="32" height="14" />
        </bpmndi:BPMNLabel>
""", ""),
                Arguments.of(
                        "no shapes overlap",
                        "<dc:Bounds x=\"984\" y=\"318\" width=\"130\" height=\"80\" />",
                        "<dc:Bounds x=\"984\" y=\"200\" width=\"130\" height=\"80\" />"),
                Arguments.of(
                        "flows run at right angles",
                        "<di:waypoint x=\"153\" y=\"178\" />",
                        "<di:waypoint x=\"153\" y=\"170\" />"),
                Arguments.of("no flows cross", """
<di:waypoint x="493" y="98" />
        <di:waypoint x="223" y="98" />\
""", """
<di:waypoint x="493" y="98" />
        <di:waypoint x="450" y="98" />
        <di:waypoint x="450" y="300" />
        <di:waypoint x="223" y="300" />\
"""));
    }
}
