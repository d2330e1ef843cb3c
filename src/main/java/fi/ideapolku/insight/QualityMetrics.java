package fi.ideapolku.insight;

import static fi.ideapolku.insight.History.days;

import fi.ideapolku.insight.Chart.Shape;
import fi.ideapolku.insight.History.Visit;
import fi.ideapolku.insight.Table.Code;
import fi.ideapolku.insight.Table.Share;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How far the other figures can be trusted, and whether the process was followed. */
final class QualityMetrics {

    private QualityMetrics() {}

    static List<Metric> all() {
        return List.of(
                Metric.of("little", QualityMetrics::little),
                Metric.of("flowDebt", QualityMetrics::flowDebt),
                Metric.of("cardFirst", QualityMetrics::cardFirst),
                Metric.of("deviations", QualityMetrics::deviations),
                Metric.of("serviceUse", QualityMetrics::serviceUse).comparing(-1),
                Metric.of("dataQuality", QualityMetrics::dataQuality));
    }

    /** The averages that Little's law ties together, over the period: work in progress, departures a day, days to the end. */
    private record Averages(double inProgress, double perDay, double meanDays, List<IdeaFacts> ended) {

        static Averages of(History history, Period period) {
            var ended = history.ended(period);
            var length = days(period.from(), period.to());
            var inProgress = 0.0;
            for (var idea : history.ideas()) {
                var begin = idea.created().isBefore(period.from()) ? period.from() : idea.created();
                var end = idea.ended() == null || idea.ended().isAfter(period.to()) ? period.to() : idea.ended();
                inProgress += Math.max(0, days(begin, end));
            }
            var mean = ended.stream()
                    .mapToDouble(idea -> days(idea.created(), idea.ended()))
                    .average()
                    .orElse(0);
            return new Averages(inProgress / length, ended.size() / length, mean, ended);
        }

        /** How long the work in progress would take at this pace, in days; null when nothing ended. */
        Double expectedDays() {
            return ended.isEmpty() ? null : (Double) (inProgress / perDay);
        }
    }

    /** Little's check: {@code mean(WIP) / (mean(X)·mean(CT))}; far from 1 the averages are not to be trusted (ux A.1/12). */
    private static Finding little(History history, Period period) {
        var at = Averages.of(history, period);
        var ratio = at.ended().isEmpty() ? null : (Double) (at.expectedDays() / at.meanDays());
        var table = Table.of("meanWip", "outPerMonth", "meanDays", "ratio")
                .row(at.inProgress(), at.perDay() * 30, at.meanDays(), ratio);
        return Finding.of(at.ended().size(), table, null, at.ended(), ratio)
                .fewIf(at.ended().size() < Percentiles.ENOUGH);
    }

    /** Flow debt: {@code mean WIP / mean X − mean CT} of departures; above 0 young ideas pass while old ones wait (ux A.1/13). */
    private static Finding flowDebt(History history, Period period) {
        var at = Averages.of(history, period);
        var debt = at.ended().isEmpty() ? null : (Double) (at.expectedDays() - at.meanDays());
        var table = Table.of("expectedDays", "meanDays", "debtDays").row(at.expectedDays(), at.meanDays(), debt);
        return Finding.of(at.ended().size(), table, null, at.ended(), debt)
                .fewIf(at.ended().size() < Percentiles.ENOUGH);
    }

    /** Understanding before the idea: idea-card stages entered after an approved understanding, of all; anything under 100 % is a fault (K2; S13). */
    private static Finding cardFirst(History history, Period period) {
        var entered = history.visitsOf("ideaCard").stream()
                .filter(visit -> period.has(visit.entered()))
                .toList();
        var understood = new HashMap<String, Instant>();
        history.visits().stream()
                .filter(visit -> Set.of("approved", "cardReused").contains(String.valueOf(visit.outcome())))
                .filter(visit -> !Set.of("ideaCard", "decision").contains(visit.stage()))
                .forEach(visit -> understood.merge(
                        visit.ideaId(), visit.left(), (one, other) -> one.isBefore(other) ? one : other));
        var without = history.ideasOf(entered.stream()
                .filter(visit -> !understood.containsKey(visit.ideaId())
                        || understood.get(visit.ideaId()).isAfter(visit.entered()))
                .toList());
        var ideas = history.ideasOf(entered).size();
        var kept = new Share(ideas - without.size(), ideas);
        var table = Table.of("rule", "share", "ideas").row(new Code("rule", "cardFirst"), kept, ideas);
        return Finding.of(ideas, table, null, without, kept, without.size());
    }

    /** Deviations: ended ideas that changed the version of a model on their way, of all ended; an allowed cause, told for what it is (ux A.1/27). */
    private static Finding deviations(History history, Period period) {
        var version = new HashMap<String, Integer>();
        var mixed = history.visits().stream()
                .filter(visit -> version.merge(visit.ideaId(), visit.version(), (one, other) -> one) != visit.version())
                .map(Visit::ideaId)
                .collect(Collectors.toSet());
        var stopped = history.visits().stream()
                .filter(visit -> "cancelled".equals(visit.outcome()))
                .map(Visit::ideaId)
                .collect(Collectors.toSet());
        var ended = history.ended(period);
        var behind = ended.stream()
                .filter(idea -> mixed.contains(idea.id()) || stopped.contains(idea.id()))
                .toList();
        var table = Table.of("deviation", "ideas", "share")
                .part(new Code("deviation", "versions"), in(ended, mixed), ended.size())
                .part(new Code("deviation", "cancelled"), in(ended, stopped), ended.size());
        return Finding.of(
                ended.size(),
                table,
                Chart.of(Shape.BARS, 0, 1),
                behind,
                new Share(ended.size() - behind.size(), ended.size()));
    }

    private static int in(List<IdeaFacts> ideas, Set<String> ids) {
        return (int) ideas.stream().filter(idea -> ids.contains(idea.id())).count();
    }

    /** Use of the service: forms sent of those sent or left unsent and untouched for 30 days (ux A.1/44). */
    private static Finding serviceUse(History history, Period period) {
        var submitted = history.created(period);
        var sent = submitted.size() + history.done(period).size();
        var drafts = history.outside().drafts();
        var left =
                (int) drafts.stream().filter(saved -> history.since(saved) > 30).count();
        var all = sent + drafts.size();
        var table = Table.of("forms", "number", "share")
                .part(new Code("forms", "sent"), sent, all)
                .part(new Code("forms", "begun"), drafts.size() - left, all)
                .part(new Code("forms", "left"), left, all);
        return Finding.of(all, table, Chart.of(Shape.BARS, 0, 1), submitted, new Share(sent, sent + left), left);
    }

    /** Quality of the data: stages left without an outcome, and ideas without a life event after screening (ux A.1/43). */
    private static Finding dataQuality(History history, Period period) {
        var left = history.left(period);
        var noOutcome =
                (int) left.stream().filter(visit -> visit.outcome() == null).count();
        var screened = history.ideas().stream().filter(IdeaFacts::screened).toList();
        var noEvent = screened.stream().filter(idea -> idea.lifeEvent() == null).toList();
        var table = Table.of("quality", "number", "share")
                .part(new Code("quality", "noOutcome"), noOutcome, left.size())
                .part(new Code("quality", "noLifeEvent"), noEvent.size(), screened.size());
        return Finding.of(
                left.size() + screened.size(), table, Chart.of(Shape.BARS, 0, 1), noEvent, noOutcome, noEvent.size());
    }
}
