package org.adsum.web.admin;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import jakarta.inject.Inject;
import org.adsum.identity.boundary.UserBoundary;
import org.adsum.identity.boundary.UserView;

/** An account by its user name, chosen from the suggestions or typed in full. */
@FacesConverter(value = "adsum.user", managed = true)
public class UserConverter implements Converter<UserView> {
  @Inject UserBoundary users;

  @Override
  public UserView getAsObject(FacesContext context, UIComponent component, String username) {
    return username == null || username.isBlank()
        ? null
        : users
            .findByUsername(username.strip())
            .orElseThrow(
                () ->
                    new ConverterException(
                        new FacesMessage(
                            FacesMessage.SEVERITY_ERROR,
                            FormReply.text("wrong.user", username.strip()),
                            null)));
  }

  @Override
  public String getAsString(FacesContext context, UIComponent component, UserView user) {
    return user == null ? "" : user.username();
  }
}
