using System.Globalization;

namespace AiOps.Bot.Core.Investigations.Models.Spending;

/// <summary>What is left within one set of limits. Pure.</summary>
/// <param name="Share">The part of the limits that may be used, 0 to 1.</param>
internal sealed record ModelRoom(ModelLimits Limits, ModelSpend Spent, string Key, double Share)
{
    public static readonly ModelRoom Unlimited = new(new(), ModelSpend.None, "", 1);

    private static readonly TimeSpan LongTime = TimeSpan.FromHours(1);

    public TimeSpan TimeLeft => Limits.Seconds is { } seconds ? Positive(TimeSpan.FromSeconds(seconds * Share) - Spent.Took) : LongTime;

    /// <summary>How long an answer fits, in tokens; may be less than nothing.</summary>
    public long OutputFor(ModelRequestSize size) => Math.Min(size.OutputTokens, Math.Min(ByTokens(size), ByMoney(size)));

    /// <returns>Why a request may not be sent; null where it may.</returns>
    public string? Refusal(ModelRequestSize size, int leastOutput)
    {
        if (Limits.Steps is { } steps && Spent.Steps + 1 > (int)(steps * Share))
        {
            return Say("Steps", $"{Spent.Steps} of {steps} requests were sent");
        }

        if (TimeLeft == TimeSpan.Zero)
        {
            return Say("Seconds", $"{Spent.Took.TotalSeconds:0} of {Limits.Seconds:0} s were used");
        }

        var least = Math.Min(leastOutput, size.OutputTokens);
        if (ByTokens(size) < least)
        {
            return Say("Tokens", $"{Spent.Tokens} of {Limits.Tokens} tokens were used and this request has about {size.InputTokens}");
        }

        return ByMoney(size) < least ? Say("Money", $"{Spent.Money.ToString("0.####", CultureInfo.InvariantCulture)} of {Limits.Money} were spent") : null;
    }

    private long ByTokens(ModelRequestSize size) => Limits.Tokens is { } tokens ? (long)(tokens * Share) - Spent.Tokens - size.InputTokens : long.MaxValue;

    private long ByMoney(ModelRequestSize size)
    {
        if (Limits.Money is not { } money || size.Price is not { } price)
        {
            return long.MaxValue;
        }

        var left = (money * (decimal)Share) - Spent.Money - price.Of(size.InputTokens, 0);
        return left < 0 ? -1 : price.OutputPerMillion == 0 ? long.MaxValue : (long)Math.Min(left * 1_000_000m / price.OutputPerMillion, int.MaxValue);
    }

    private string Say(string limit, FormattableString what) =>
        $"the budget for models is spent: {FormattableString.Invariant(what)} ({Key}:{limit}{(Share < 1 ? ", a part of which is kept for urgent incidents" : "")})";

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
