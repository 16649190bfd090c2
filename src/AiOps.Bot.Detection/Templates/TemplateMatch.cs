namespace AiOps.Bot.Detection.Templates;

/// <summary>The template of one line.</summary>
/// <param name="Id">See <see cref="Template.Id"/>.</param>
/// <param name="IsNew">True for the line that founded the template.</param>
public readonly record struct TemplateMatch(long Id, bool IsNew);
