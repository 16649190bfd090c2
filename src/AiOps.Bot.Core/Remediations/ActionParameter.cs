using System.Text.RegularExpressions;

namespace AiOps.Bot.Core.Remediations;

/// <summary>A typed parameter of an action: the whole value must match the pattern, or the action refuses it.</summary>
public sealed record ActionParameter(string Name, string Description, Regex Pattern);
