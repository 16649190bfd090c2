using System.Globalization;

namespace AiOps.Bot.Core.Investigations.Inquiry;

/// <summary>What an inquiry has left. Not thread-safe.</summary>
internal sealed class InquiryBudget(InvestigationOptions options)
{
    /// <summary>A model that asks the same thing this often is going round in circles.</summary>
    private const int MostRepeats = 2;

    public int Steps { get; private set; }

    public long Tokens { get; private set; }

    public bool MayAnswerAgain => Steps < options.MaxInquirySteps && Tokens < options.MaxInquiryTokens;

    public void Spend(long tokens)
    {
        Steps++;
        Tokens += Math.Max(0, tokens);
    }

    /// <summary>The last answer is asked for while there still is one: without tools, so that it is the conclusion.</summary>
    public bool MustConclude(int repeated, bool toolsSpent, long lastCost) =>
        Steps >= options.MaxInquirySteps - 1 || toolsSpent || repeated >= MostRepeats || Tokens + (2 * lastCost) >= options.MaxInquiryTokens;

    public string InWords => string.Create(CultureInfo.InvariantCulture, $$"""{"answers":{{options.MaxInquirySteps}},"tool_calls":{{options.MaxToolCalls}},"seconds":{{options.InquiryTimeout.TotalSeconds:0}}}""");
}
