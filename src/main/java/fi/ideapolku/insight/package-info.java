/** What managers look at: figures about the flow of ideas, each with its definition, and none about a person (G6). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"organisation", "drawing"})
package fi.ideapolku.insight;
