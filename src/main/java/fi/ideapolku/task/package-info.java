/** The task list: what waits for whom, claimed, given back and completed. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.ideapolku.task;
