/** Who did or saw what and what was refused: written once, sealed, shown to the auditor (tiedonhallintalaki 17 §). */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.ideapolku.audit;
