/** The deployed {@code .form}: its model, the server's check of what is submitted, the personal-data scan and the translations. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.ideapolku.form;
