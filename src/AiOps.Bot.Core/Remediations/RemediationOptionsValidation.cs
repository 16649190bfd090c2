using Microsoft.Extensions.Options;

namespace AiOps.Bot.Core.Remediations;

/// <summary>Finds every fault of the options at once, each with its key and what to do.</summary>
public sealed class RemediationOptionsValidation : IValidateOptions<RemediationOptions>
{
    public ValidateOptionsResult Validate(string? name, RemediationOptions options)
    {
        var faults = FaultsOf(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    public static IEnumerable<string> FaultsOf(RemediationOptions options) => options.ProtectedPatterns
        .Select((pattern, i) => (Pattern: pattern, Index: i, Fault: Glob.FaultOf(pattern)))
        .Where(p => p.Fault is not null)
        .Select(p => $"Remediations:Protected:{p.Index}: the pattern '{p.Pattern}' {p.Fault}");
}
