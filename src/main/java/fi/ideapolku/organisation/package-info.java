/** Sectors, roles, groups and people of the branch, who stands in for whom, and the Finnish working-day calendar. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.ideapolku.organisation;
