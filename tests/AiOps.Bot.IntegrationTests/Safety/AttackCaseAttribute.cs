namespace AiOps.Bot.IntegrationTests.Safety;

/// <summary>Which case of the attack suite a test holds. <see cref="AllCasesTests"/> sees to it that each has one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed class AttackCaseAttribute(int number) : Attribute
{
    public int Number { get; } = number;
}
