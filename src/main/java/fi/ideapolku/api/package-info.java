/** The JSON interface of the outward contract. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"organisation", "form", "idea", "card", "task", "process", "process :: refusal"})
package fi.ideapolku.api;
