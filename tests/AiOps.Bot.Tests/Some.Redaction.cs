using AiOps.Bot.Core;
using AiOps.Bot.Core.Redaction;
using AiOps.Bot.Core.Remediations;
using AiOps.Bot.Tests.Doubles;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    /// <summary>A key made of one byte; another byte is another installation.</summary>
    public static PlaceholderKey Key(byte of = 7) => new(Enumerable.Repeat(of, PlaceholderKey.Length).ToArray());

    public static IdentityLedger Ledger() => new(new FakeTime(Noon));

    public static Redactions Redactor(IdentityLedger? ledger = null, byte key = 7, params string[] hidden) => new(Key(key), ledger ?? Ledger(), hidden);

    public static Person MayReveal(this Person person, params RevealGrant[] grants) => person with { Reveals = [.. grants] };

    public static KeptIdentity Kept(string placeholder = "[secret:email:1]", string value = "ana@example.org", string? incident = "inc-1", DateTimeOffset? seen = null) =>
        new(placeholder, Placeholders.KindOf(placeholder), incident is null ? null : new IncidentId(incident), Key().Seal(placeholder, value), seen ?? Noon);
}
