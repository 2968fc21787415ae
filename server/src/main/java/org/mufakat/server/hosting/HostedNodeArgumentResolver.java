package org.mufakat.server.hosting;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/// Gives a controller under `/{node:[a-z]{3}}/…` the node that its address names.
final class HostedNodeArgumentResolver implements HandlerMethodArgumentResolver {

  private final NodeDirectory directory;

  HostedNodeArgumentResolver(NodeDirectory directory) {
    this.directory = directory;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(HostedNode.class);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var slug = slugIn(request);
    return directory
        .bySlug(slug)
        .orElseThrow(() -> new IllegalStateException("an unknown node is refused before this"));
  }

  private static String slugIn(NativeWebRequest request) {
    var variables =
        request.getAttribute(
            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    if (variables instanceof Map<?, ?> named && named.get("node") instanceof String slug) {
      return slug;
    }
    throw new IllegalStateException("a controller that takes a node has {node} in its address");
  }
}
