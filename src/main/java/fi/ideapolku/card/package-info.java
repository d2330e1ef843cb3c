/** Understanding cards, idea cards and every other submitted record, in versions. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.ideapolku.card;
