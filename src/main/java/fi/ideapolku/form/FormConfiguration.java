package fi.ideapolku.form;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the module's faces share. */
@Configuration(proxyBeanMethods = false)
class FormConfiguration {

    @Bean
    Conditions formConditions() {
        return new Conditions();
    }

    @Bean
    Offers formOffers(ObjectProvider<OptionSource> sources, Conditions conditions) {
        return new Offers(() -> sources.orderedStream().toList(), conditions);
    }
}
