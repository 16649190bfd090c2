using System.Text;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Cards;

namespace AiOps.Bot.Chat.Slack;

/// <summary>What a button, a menu's option or a form carries: ids, never what is to be done.</summary>
/// <param name="Digest">What the card showed; empty for buttons about the incident itself.</param>
internal sealed record SlackButton(CardButtonKind Kind, CardForm Form, IncidentId Incident, RemediationId? Remediation, string Digest)
{
    private const int MaxId = 200;

    /// <summary>The button's name: kind and form in kebab case, for example <c>reject:reason</c>.</summary>
    public string Action => $"{Kebab(Kind.ToString())}:{Kebab(Form.ToString())}";

    public string Value => $"{Incident.Value}|{Remediation?.Value}|{Digest}";

    /// <summary>Both in one text, for the option of a menu, which has no name of its own.</summary>
    public string Option => $"{Action}|{Value}";

    public static SlackButton? Parse(string action, string value)
    {
        var name = action.Split(':');
        var ids = value.Split('|');
        return ids is [{ Length: > 0 and <= MaxId } incident, { Length: <= MaxId } remediation, { Length: <= MaxId } digest]
            && Enum.TryParse<CardButtonKind>(name[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) && Kebab(kind.ToString()) == name[0]
            ? new(kind, FormOf(name), new(incident), remediation.Length == 0 ? null : new RemediationId(remediation), digest)
            : null;
    }

    public static SlackButton? ParseOption(string option)
    {
        var bar = option.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? null : Parse(option[..bar], option[(bar + 1)..]);
    }

    private static CardForm FormOf(string[] name) =>
        name.Length > 1 && Enum.TryParse<CardForm>(name[1], ignoreCase: true, out var form) && Enum.IsDefined(form) ? form : CardForm.None;

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            kebab.Append(char.IsUpper(letter) && kebab.Length > 0 ? "-" : "").Append(char.ToLowerInvariant(letter));
        }

        return kebab.ToString();
    }
}
