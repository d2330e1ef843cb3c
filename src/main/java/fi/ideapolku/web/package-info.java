/** The shell around all pages and interfaces: who is signed in, what may be reached, how errors are told. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "organisation"})
package fi.ideapolku.web;
