/** Files attached to ideas: of few kinds, known by their content, without personal data, kept in the database. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"form", "audit"})
package fi.ideapolku.attachment;
