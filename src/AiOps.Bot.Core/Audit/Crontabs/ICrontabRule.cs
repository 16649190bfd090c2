namespace AiOps.Bot.Core.Audit.Crontabs;

/// <summary>One rule of the lint. Pure; never throws on input.</summary>
internal interface ICrontabRule
{
    IEnumerable<CrontabFault> Check(CrontabReading reading);
}
