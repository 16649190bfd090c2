using System.ComponentModel.DataAnnotations;
using AiOps.Bot.Core.Alerts;

namespace AiOps.Bot.Connectors.Bots;

/// <summary>A scorer that runs apart from the bot: what both sides know; the section <c>Scorer</c>.</summary>
public sealed class ScorerOptions : IValidatableObject
{
    public const string Section = "Scorer";

    /// <summary>On the scorer: where the bot listens, for example <c>https://aiops.example.com</c>.</summary>
    /// <value>Empty: no bot elsewhere is told.</value>
    public string BotUrl { get; set; } = "";

    /// <summary>On both sides: what the scorer signs with, random and at least 32 characters long.</summary>
    /// <value>Empty: nothing is sent, and no scorer is let in.</value>
    public string Secret { get; set; } = "";

    /// <summary>On the bot: the secret before this one, which is still taken while scorers are given the new one.</summary>
    /// <value>Empty.</value>
    public string FormerSecret { get; set; } = "";

    /// <summary>How long the bot may take to answer.</summary>
    /// <value>Ten seconds.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (secret, name) in ((string, string)[])[(Secret, nameof(Secret)), (FormerSecret, nameof(FormerSecret))])
        {
            if (secret.Length is > 0 and < DeliverySignature.ShortestSecret)
            {
                yield return new($"{Section}:{name} must have at least {DeliverySignature.ShortestSecret} characters: openssl rand -hex 32", [name]);
            }
        }

        if (BotUrl.Length > 0 && Secret.Length == 0)
        {
            yield return new($"{Section}:Secret must be set where {Section}:BotUrl is: the same on the scorer and on the bot", [nameof(Secret)]);
        }

        if (BotUrl.Length > 0 && !IsSafe(BotUrl))
        {
            yield return new($"{Section}:BotUrl is '{BotUrl}'; it must be https://HOST, or http:// on this machine's loopback address", [nameof(BotUrl)]);
        }
    }

    private static bool IsSafe(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
