package fi.ideapolku.web;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The reader's language: chosen by {@code ?lang=}, kept in a cookie, else what the browser asks for, else Finnish. */
@Configuration(proxyBeanMethods = false)
class Language implements WebMvcConfigurer {

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("lang") {
            @Override
            protected Locale parseLocaleValue(String value) {
                return Shell.LANGUAGES.contains(value) ? Locale.forLanguageTag(value) : null;
            }
        };
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        resolver.setDefaultLocaleFunction(request -> {
            var wanted =
                    request.getHeader("Accept-Language") == null ? Locale.forLanguageTag("fi") : request.getLocale();
            return Shell.LANGUAGES.contains(wanted.getLanguage())
                    ? Locale.forLanguageTag(wanted.getLanguage())
                    : Locale.forLanguageTag("fi");
        });
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var change = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return Shell.LANGUAGES.contains(value) ? Locale.forLanguageTag(value) : Locale.forLanguageTag("fi");
            }
        };
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change).order(0);
        change.setParamName("lang");
    }
}
