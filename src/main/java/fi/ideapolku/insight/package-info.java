/** What managers look at: figures about the flow of ideas, each with its definition, and none about a person (G6). */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"idea", "card", "task", "organisation", "form", "web", "drawing"})
package fi.ideapolku.insight;
